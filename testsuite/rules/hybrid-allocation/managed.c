// SPDX-License-Identifier: GPL-2.0-or-later
/* Managed by name: nothing to convert. */
/* { dg-semantics "pcim" } { dg-options "-fplugin-arg-pcidevres-level=3" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return pcim_request_all_regions(pdev, "card"); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
