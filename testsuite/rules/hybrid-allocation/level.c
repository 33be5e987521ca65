// SPDX-License-Identifier: GPL-2.0-or-later
/* The rule is at level 3: level 2 is silent. */
/* { dg-semantics "hybrid" } { dg-options "-fplugin-arg-pcidevres-level=2" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
