// SPDX-License-Identifier: GPL-2.0-or-later
/* Nothing of interest happens here, so the file leaves no more than a name. */
#include <linux/io.h>
#include "card.h"

#define CARD_VERSION 0x10
#define CARD_QUEUES 0x14

void card_hw_identify(struct hw *hw)
{
	hw->version = readl(hw->regs + CARD_VERSION);
	hw->queues = readl(hw->regs + CARD_QUEUES);
}
