// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What a switch has no case for is for drivers to complain about, where the number may be one of the cases. Where probe
 * has stored a number that is none of them, the default is the only way there is.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

enum mode { MODE_LINE = 1, MODE_POLL, MODE_SHARED };

struct dipper {
	enum mode mode;
};

static irqreturn_t dipper_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int dipper_start(struct pci_dev *pdev, enum mode mode)
{
	struct dipper *dipper;
	int ret;

	dipper = devm_kzalloc(&pdev->dev, sizeof(*dipper), GFP_KERNEL);
	if (!dipper)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, dipper);
	dipper->mode = mode;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = dipper_start(pdev, MODE_SHARED);

	if (ret)
		return ret;
	return request_irq(pdev->irq, dipper_irq, IRQF_SHARED, "dipper", pdev); /* { dg-warning handler-leaked } */
}

static void warn_remove(struct pci_dev *pdev)
{
	struct dipper *dipper = pci_get_drvdata(pdev);

	switch (dipper->mode) {
	case MODE_LINE:
		free_irq(pdev->irq, pdev);
		break;
	case MODE_POLL:
		pci_clear_master(pdev);
		break;
	default:
		pci_set_drvdata(pdev, NULL);
		break;
	}
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = dipper_start(pdev, id->driver_data);

	if (ret)
		return ret;
	return request_irq(pdev->irq, dipper_irq, IRQF_SHARED, "dipper", pdev); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	struct dipper *dipper = pci_get_drvdata(pdev);

	switch (dipper->mode) {
	case MODE_LINE:
	case MODE_SHARED:
		free_irq(pdev->irq, pdev);
		break;
	default:
		dev_err(&pdev->dev, "no such mode\n");
		break;
	}
}

static struct pci_driver dipper_driver = { .name = "dipper", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(dipper_driver);
static struct pci_driver tree_driver = { .name = "tree", .probe = good_probe, .remove = good_remove };
module_pci_driver(tree_driver);
MODULE_LICENSE("GPL");
