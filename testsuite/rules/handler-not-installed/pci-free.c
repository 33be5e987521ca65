// SPDX-License-Identifier: GPL-2.0-or-later
/* pci_free_irq() in the failure of the very allocation that was to give the vector. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto free_handler;
	return pci_request_irq(pdev, 0, card_irq, NULL, pdev, "card");

free_handler:
	pci_free_irq(pdev, 0, pdev); /* { dg-warning "handler-not-installed" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq(pdev, 0, pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
