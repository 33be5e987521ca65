// SPDX-License-Identifier: GPL-2.0-or-later
/* The model can be given by hand: under split the same free is right, though the headers say hybrid. */
/* { dg-semantics "7.3" } */
/* { dg-additional-options "-fplugin-arg-pcidevres-model=split" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
