// SPDX-License-Identifier: GPL-2.0-or-later
/* The driver everyone writes today: right under hybrid, a leak at every exit under split. */
/* { dg-semantics "all" } { dg-misuse "M5 right" "" { target hybrid } } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), card_irq, IRQF_SHARED, "card", pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
