// SPDX-License-Identifier: GPL-2.0-or-later
#include "card.h"

void card_attach(struct card *card, struct pci_dev *pdev)
{
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
}
