// SPDX-License-Identifier: GPL-2.0-or-later
/* Starts vectors and a handler, stops the handler only. */
#include <linux/module.h>
#include "../hub.h"

static irqreturn_t warn_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_start(struct hub *hub)
{
	int ret;

	ret = pci_alloc_irq_vectors(hub->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-merged "vectors-leaked" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(hub->pdev, 0), warn_irq, 0, "warn", hub);
	if (ret)
		pci_free_irq_vectors(hub->pdev);
	return ret;
}

static void warn_stop(struct hub *hub)
{
	free_irq(pci_irq_vector(hub->pdev, 0), hub);
}

static const struct hub_ops warn_ops = {
	.start = warn_start,
	.stop = warn_stop,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = hub_register(pdev, &warn_ops, NULL);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	hub_unregister(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
MODULE_LICENSE("GPL");
