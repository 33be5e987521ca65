/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	void *saved;
	void *found;
};

void card_reset_prepare(struct pci_dev *pdev);
void card_find(struct card *card, void *where);

#endif
