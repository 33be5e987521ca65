/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
	u16 version;
};

int card_read(struct card *card, u32 *length);

#endif
