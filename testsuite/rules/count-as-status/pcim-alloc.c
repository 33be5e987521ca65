// SPDX-License-Identifier: GPL-2.0-or-later
/* pcim_alloc_irq_vectors() counts like the others. */
/* { dg-semantics "pcim" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-warning "count-as-status" } */
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
