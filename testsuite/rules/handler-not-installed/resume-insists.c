// SPDX-License-Identifier: GPL-2.0-or-later
/* Suspend frees the handlers, in a loop, and resume asks until it has them all again: it cannot fail. */
/* { dg-semantics "all" } */
#include <linux/delay.h>
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
};

static irqreturn_t dipper_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_irqs_on(struct dipper *dipper)
{
	int i;

	for (i = 0; i < DIPPER_VECTORS; i++)
		while (request_irq(pci_irq_vector(dipper->pdev, i), dipper_irq, 0, "dipper", &dipper->queues[i]))
			msleep(20);
}

static void good_irqs_off(struct dipper *dipper)
{
	int i;

	for (i = 0; i < DIPPER_VECTORS; i++)
		free_irq(pci_irq_vector(dipper->pdev, i), &dipper->queues[i]); /* { dg-bogus "warning" } */
}

static int good_suspend(struct device *dev)
{
	good_irqs_off(dev_get_drvdata(dev));
	return 0;
}

static int good_resume(struct device *dev)
{
	good_irqs_on(dev_get_drvdata(dev));
	return 0;
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	good_irqs_on(dipper);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct dipper *dipper = pci_get_drvdata(pdev);

	good_irqs_off(dipper);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);
