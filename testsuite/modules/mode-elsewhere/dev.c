// SPDX-License-Identifier: GPL-2.0-or-later
#include "card.h"

struct card_dev {
	void __iomem *base;
	enum card_mode mode;
};

struct card_dev *card_dev_new(struct device *dev)
{
	return devm_kzalloc(dev, sizeof(struct card_dev), GFP_KERNEL);
}

void card_set_mode(struct card_dev *dev, enum card_mode mode)
{
	dev->mode = mode;
}

enum card_mode card_get_mode(struct card_dev *dev)
{
	return dev->mode;
}
