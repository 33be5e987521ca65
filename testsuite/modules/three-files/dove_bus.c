// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I4: who allocates, who installs and who enables are three files: here the vectors.
 */
#include "dove.h"

int dove_bus_alloc_irq_vectors(struct dove *dove, unsigned int count)
{
	dove->nvec = pci_alloc_irq_vectors(dove->pdev, 1, count, PCI_IRQ_MSIX);
	return dove->nvec < 0 ? dove->nvec : 0;
}

void dove_bus_free_irq_vectors(struct dove *dove)
{
	if (!dove->nvec)
		return;
	pci_free_irq_vectors(dove->pdev); /* { dg-merged "vectors-freed-in-use" } */
	dove->nvec = 0;
}

int dove_bus_get_irq(struct dove *dove, unsigned int num)
{
	return pci_irq_vector(dove->pdev, num);
}
