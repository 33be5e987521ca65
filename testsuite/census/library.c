// SPDX-License-Identifier: GPL-2.0-or-later
/* No driver, and nobody here who calls it. */
#include <linux/module.h>
#include <linux/pci.h>

int shared_irqs(struct pci_dev *pdev)
{
	return pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
}
EXPORT_SYMBOL_GPL(shared_irqs);
