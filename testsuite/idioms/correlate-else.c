// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Whether there is something to release the driver keeps in a member whose value another one gave; where there is not,
 * it does something that has nothing to do with it.
 */
/* { dg-semantics "all" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

/* what the firmware says, and the driver has from it */
struct curlew_status {
	u32 wanted;
	u32 running;
};

extern const struct curlew_status *curlew_shared;

struct curlew {
	struct pci_dev *pdev;
	const struct curlew_status *status;
	u32 mode;
};

static irqreturn_t curlew_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int curlew_start(struct curlew *curlew)
{
	int ret;

	if (!curlew->status->wanted)
		return 0;
	ret = request_irq(curlew->pdev->irq, curlew_irq, IRQF_SHARED, "curlew", curlew); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	curlew->mode = curlew->status->running;
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct curlew *curlew;
	int ret;

	curlew = devm_kzalloc(&pdev->dev, sizeof(*curlew), GFP_KERNEL);
	if (!curlew)
		return -ENOMEM;
	curlew->pdev = pdev;
	curlew->status = curlew_shared;
	pci_set_drvdata(pdev, curlew);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = curlew_start(curlew);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct curlew *curlew = pci_get_drvdata(pdev);

	if (curlew->mode)
		free_irq(pdev->irq, curlew); /* { dg-bogus "warning" } */
	else
		pci_set_drvdata(pdev, NULL);
	pci_info(pdev, "gone\n");
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
