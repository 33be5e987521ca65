// SPDX-License-Identifier: GPL-2.0-or-later
/* The rule is at level 1, so the default level shows it. */
/* { dg-semantics "7.3" } */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
