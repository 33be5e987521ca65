// SPDX-License-Identifier: GPL-2.0-or-later
/* A leak is reported at the allocation, wherever the path ends. */
#include "card.h"

int card_irq_init(struct card *card)
{
	card->nvec = pci_alloc_irq_vectors(card->pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-merged "vectors-leaked" } */
	if (card->nvec < 0)
		return card->nvec;
	return 0;
}

void card_irq_exit(struct card *card)
{
	pci_free_irq_vectors(card->pdev);
}
