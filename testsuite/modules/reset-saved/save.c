// SPDX-License-Identifier: GPL-2.0-or-later
/* Nothing here has to do with the device; the members that are set here are looked at elsewhere. */
#include "card.h"

void card_reset_prepare(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card->saved = kzalloc(64, GFP_KERNEL);
}

void card_find(struct card *card, void *where)
{
	card->found = where;
}
