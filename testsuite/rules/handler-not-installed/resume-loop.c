// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Suspend frees the handlers of all vectors, in a loop. Resume loads the firmware first, and may fail before it has asked for
 * one: remove frees them all again. Right is the remove that counts, or looks at the flag, which suspend has cleared.
 */
/* { dg-semantics "all" } */
#include <linux/firmware.h>
#include <linux/module.h>
#include <linux/pci.h>

#define DIPPER_VECTORS 4

struct queue {
	struct dipper *dipper;
	int nr;
};

struct dipper {
	struct pci_dev *pdev;
	struct queue queues[DIPPER_VECTORS];
	int nirqs;
	bool running;
};

static irqreturn_t dipper_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int dipper_load(struct dipper *dipper)
{
	const struct firmware *fw;
	int ret;

	ret = request_firmware(&fw, "dipper.bin", &dipper->pdev->dev);
	if (ret)
		return ret;
	release_firmware(fw);
	return 0;
}

static int dipper_irqs_on(struct dipper *dipper)
{
	int i, ret;

	for (i = 0; i < DIPPER_VECTORS; i++) {
		ret = request_irq(pci_irq_vector(dipper->pdev, i), dipper_irq, 0, "dipper", &dipper->queues[i]);
		if (ret)
			goto undo;
	}
	dipper->nirqs = DIPPER_VECTORS;
	dipper->running = true;
	return 0;

undo:
	while (--i >= 0)
		free_irq(pci_irq_vector(dipper->pdev, i), &dipper->queues[i]); /* { dg-bogus "warning" } */
	return ret;
}

static int dipper_suspend(struct device *dev)
{
	struct dipper *dipper = dev_get_drvdata(dev);
	int i;

	for (i = 0; i < dipper->nirqs; i++)
		free_irq(pci_irq_vector(dipper->pdev, i), &dipper->queues[i]); /* { dg-bogus "warning" } */
	dipper->nirqs = 0;
	dipper->running = false;
	return 0;
}

static int dipper_resume(struct device *dev)
{
	struct dipper *dipper = dev_get_drvdata(dev);
	int ret;

	ret = dipper_load(dipper);
	if (ret)
		return ret;
	return dipper_irqs_on(dipper);
}

static SIMPLE_DEV_PM_OPS(dipper_pm_ops, dipper_suspend, dipper_resume);

static int dipper_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dipper *dipper;
	int i, ret;

	dipper = devm_kzalloc(&pdev->dev, sizeof(*dipper), GFP_KERNEL);
	if (!dipper)
		return -ENOMEM;
	dipper->pdev = pdev;
	for (i = 0; i < DIPPER_VECTORS; i++) {
		dipper->queues[i].dipper = dipper;
		dipper->queues[i].nr = i;
	}
	pci_set_drvdata(pdev, dipper);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, DIPPER_VECTORS, DIPPER_VECTORS, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = dipper_resume(&pdev->dev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void dipper_free(struct dipper *dipper)
{
	pci_free_irq_vectors(dipper->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(dipper->pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct dipper *dipper = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < DIPPER_VECTORS; i++)
		free_irq(pci_irq_vector(pdev, i), &dipper->queues[i]); /* { dg-warning "handler-not-installed" } */
	dipper_free(dipper);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = dipper_probe,
	.remove = warn_remove,
	.driver.pm = &dipper_pm_ops,
};
module_pci_driver(warn_driver);

static void good_count_remove(struct pci_dev *pdev)
{
	struct dipper *dipper = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < dipper->nirqs; i++)
		free_irq(pci_irq_vector(pdev, i), &dipper->queues[i]); /* { dg-bogus "warning" } */
	dipper_free(dipper);
}

static struct pci_driver good_count_driver = {
	.name = "good-count",
	.probe = dipper_probe,
	.remove = good_count_remove,
	.driver.pm = &dipper_pm_ops,
};
module_pci_driver(good_count_driver);

static void good_flag_remove(struct pci_dev *pdev)
{
	struct dipper *dipper = pci_get_drvdata(pdev);
	int i;

	for (i = 0; dipper->running && i < DIPPER_VECTORS; i++)
		free_irq(pci_irq_vector(pdev, i), &dipper->queues[i]); /* { dg-bogus "warning" } */
	dipper_free(dipper);
}

static struct pci_driver good_flag_driver = {
	.name = "good-flag",
	.probe = dipper_probe,
	.remove = good_flag_remove,
	.driver.pm = &dipper_pm_ops,
};
module_pci_driver(good_flag_driver);
