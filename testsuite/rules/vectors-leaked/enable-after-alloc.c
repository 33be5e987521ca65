// SPDX-License-Identifier: GPL-2.0-or-later
/* Allocated before pcim_enable_device(): unmanaged for ever, whatever follows. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } { dg-misuse "M13 S1" } */
	if (ret < 0)
		return ret;
	return pcim_enable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
