// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors from pcim_alloc_irq_vectors(): devres frees them, under the handler that nobody removed. */
/* { dg-semantics "pcim" } */
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
	ret = pcim_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev); /* { dg-warning "handler-leaked" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
