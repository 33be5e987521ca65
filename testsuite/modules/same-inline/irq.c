// SPDX-License-Identifier: GPL-2.0-or-later
#include "card.h"

int card_request(struct card *card)
{
	int ret;

	if (card_is_old(card))
		return 0;
	ret = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}
