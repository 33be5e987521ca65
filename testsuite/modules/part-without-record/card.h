/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/types.h>

struct card {
	void *pdev;
	int irq;
	u32 mode;
};

void card_set_mode(struct card *card, u32 mode);

#endif
