// SPDX-License-Identifier: GPL-2.0-or-later
/* pci_free_irq() looks the number up, and finds the line. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	ret = pci_request_irq(pdev, 0, card_irq, NULL, pdev, "card");
	if (ret)
		goto cleanup;
	return 0;

cleanup:
	pci_free_irq_vectors(pdev);
	pci_free_irq(pdev, 0, pdev); /* { dg-warning "vectors-stale" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq(pdev, 0, pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
