// SPDX-License-Identifier: GPL-2.0-or-later
/* Level 2: silent by default. */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (ret > 0 && ret < 8) {
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	}
	return ret < 0 ? ret : 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
