/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct hw {
	void __iomem *regs;
	u32 version;
	u32 queues;
};

void card_hw_identify(struct hw *hw);

#endif
