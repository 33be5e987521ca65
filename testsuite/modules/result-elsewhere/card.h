/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

enum card_route { CARD_TO_HOST, CARD_TO_CAM };

struct card {
	struct pci_dev *pdev;
	void __iomem *base;
	u32 control;
};

int card_reset(struct card *card);
int card_set_route(struct card *card, enum card_route route);
int card_start(struct card *card);

#endif
