// SPDX-License-Identifier: GPL-2.0-or-later
/* The vectors. */
#include "pair.h"

int pair_irq_setup(struct pci_dev *pdev)
{
	int ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);

	return ret < 0 ? ret : 0;
}

void pair_irq_cleanup(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}
