/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

enum card_route { CARD_TO_HOST, CARD_TO_CAM };

struct card;

struct card_ops {
	int (*dimension)(struct card *card);
	void (*release)(struct card *card);
};

struct card {
	const struct card_ops *ops;
	struct pci_dev *pdev;
	void __iomem *base;
	u32 control;
};

extern const struct card_ops card_hw_ops;

int card_reset(struct card *card);
int card_set_route(struct card *card, enum card_route route);
int card_start(struct card *card);

#endif
