// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The failed request frees the vectors, then goes to a label that frees its handler by a number of them. Either rule
 * will do.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int irq, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	irq = pci_irq_vector(pdev, 0);
	ret = request_irq(irq, card_irq, 0, "card", pdev);
	if (ret) {
		pci_free_irq_vectors(pdev);
		goto free_handler;
	}
	return 0;

free_handler:
	free_irq(irq, pdev); /* { dg-warning "(vectors-stale|handler-not-installed)" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
