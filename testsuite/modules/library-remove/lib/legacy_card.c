// SPDX-License-Identifier: GPL-2.0-or-later
/* Takes regions and gives them back. */
#include <linux/module.h>
#include <linux/legacy_card.h>

int legacy_card_probe(struct legacy_card *legacy)
{
	struct pci_dev *pdev = legacy->pdev;

	return pci_request_regions(pdev, "legacy"); /* { dg-bogus "never released" } */
}
EXPORT_SYMBOL_GPL(legacy_card_probe);

void legacy_card_remove(struct legacy_card *legacy)
{
	struct pci_dev *pdev = legacy->pdev;

	pci_release_regions(pdev); /* { dg-bogus "released" } */
}
EXPORT_SYMBOL_GPL(legacy_card_remove);
