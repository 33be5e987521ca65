// SPDX-License-Identifier: GPL-2.0-or-later
/* The same with pcim_alloc_irq_vectors(). */
/* { dg-semantics "pcim" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int nvec;

	nvec = pcim_enable_device(pdev);
	if (nvec)
		return nvec;
	nvec = pcim_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (nvec < 8)
		nvec = pcim_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-reallocated" } */
	return nvec < 0 ? nvec : 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
