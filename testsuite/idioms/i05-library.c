// SPDX-License-Identifier: GPL-2.0-or-later
/* I5: exported halves of a life cycle that somebody else puts together. */
#include <linux/module.h>
#include <linux/pci.h>

int shared_probe(struct pci_dev *pdev)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}
EXPORT_SYMBOL_GPL(shared_probe);

void shared_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}
EXPORT_SYMBOL_GPL(shared_remove);
MODULE_LICENSE("GPL");
