// SPDX-License-Identifier: GPL-2.0-or-later
/* Frees to ask for fewer: needed, and the next allocation follows on the path; level 2 only. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_PORTS 8

static int warn_irq_init(struct pci_dev *pdev)
{
	int nvec;

	nvec = pci_alloc_irq_vectors(pdev, 1, CARD_PORTS, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (nvec == CARD_PORTS)
		return nvec;
	if (nvec > 0)
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" "" { target hybrid } } */
	return pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { target split } } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = warn_irq_init(pdev);
	if (ret < 0)
		return ret;
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
