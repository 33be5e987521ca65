// SPDX-License-Identifier: GPL-2.0-or-later
/* Whether the device is managed is decided in the other file. */
#include "pair.h"

int pair_irq_init(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return 0;
}

void pair_irq_exit(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}
