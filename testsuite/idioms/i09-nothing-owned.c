// SPDX-License-Identifier: GPL-2.0-or-later
/* I9: freeing what was never allocated does nothing, managed device or not. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0) {
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		return ret;
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int good_line_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static void good_line_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_line_driver = {
	.name = "good_line",
	.probe = good_line_probe,
	.remove = good_line_remove,
};
module_pci_driver(good_line_driver);
