/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct card_config {
	u32 chip;
	int vectors;
};

struct card {
	struct pci_dev *pdev;
	const struct card_config *config;
	u32 chip;
	unsigned long flags;
};

int card_config_find(struct card *card);

#endif
