// SPDX-License-Identifier: GPL-2.0-or-later
/* Fewer than wanted were granted, and are still on when MSI is asked for; the other driver gives them back. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int nvec;

	nvec = pcim_enable_device(pdev);
	if (nvec)
		return nvec;
	nvec = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (nvec < 8)
		nvec = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-warning "vectors-reallocated" } */
	return nvec < 0 ? nvec : 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int nvec;

	nvec = pcim_enable_device(pdev);
	if (nvec)
		return nvec;
	nvec = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (nvec < 8) {
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } */
		nvec = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
	}
	return nvec < 0 ? nvec : 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
