// SPDX-License-Identifier: GPL-2.0-or-later
/* The driver's own devres action frees what devres frees anyway; under split, and unmanaged, it is exactly right. */
/* { dg-semantics "all" } { dg-misuse "M30 right" "" { target split } } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void warn_free_vectors(void *data)
{
	struct pci_dev *pdev = data;

	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-own-action" "" { target hybrid } } */
	/* { dg-misuse "M30 S4" "" { target hybrid } .-1 } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, warn_free_vectors, pdev);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
