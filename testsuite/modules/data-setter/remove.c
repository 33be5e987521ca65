// SPDX-License-Identifier: GPL-2.0-or-later
#include "card.h"

void card_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->nvec > 0)
		pci_free_irq_vectors(pdev); /* { dg-merged managed-vectors-freed } */
	else
		pci_disable_msi(pdev); /* { dg-bogus managed-vectors-freed } */
}
