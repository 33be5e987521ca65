// SPDX-License-Identifier: GPL-2.0-or-later
#include "card.h"

void card_set_mode(struct card_dev *dev, enum card_mode mode)
{
	dev->mode = mode;
}

enum card_mode card_get_mode(struct card_dev *dev)
{
	return dev->mode;
}
