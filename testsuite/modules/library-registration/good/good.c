// SPDX-License-Identifier: GPL-2.0-or-later
/* Stops what it started. */
#include <linux/module.h>
#include "../hub.h"

static irqreturn_t good_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_start(struct hub *hub)
{
	int ret;

	ret = pci_alloc_irq_vectors(hub->pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(hub->pdev, 0), good_irq, 0, "good", hub);
	if (ret)
		pci_free_irq_vectors(hub->pdev);
	return ret;
}

static void good_stop(struct hub *hub)
{
	free_irq(pci_irq_vector(hub->pdev, 0), hub);
	pci_free_irq_vectors(hub->pdev);
}

static const struct hub_ops good_ops = {
	.start = good_start,
	.stop = good_stop,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = hub_register(pdev, &good_ops, NULL);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	hub_unregister(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
