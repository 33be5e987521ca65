/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int irq;
};

static inline bool card_is_first(const struct card *card)
{
	return card->pdev->device == 0x4010 || card->pdev->device == 0x4011;
}

static inline bool card_is_second(const struct card *card)
{
	return card->pdev->device == 0x4022;
}

static inline bool card_is_old(const struct card *card)
{
	return card_is_first(card) || card_is_second(card);
}

int card_request(struct card *card);

#endif
