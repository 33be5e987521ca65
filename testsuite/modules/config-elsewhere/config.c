// SPDX-License-Identifier: GPL-2.0-or-later
/* Which configuration a chip has: nothing here has to do with the device. */
#include "card.h"

static const struct card_config configs[] = {
	{ .chip = 1, .vectors = 32 },
	{ .chip = 2, .vectors = 16 },
};

int card_config_find(struct card *card)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(configs); i++) {
		if (configs[i].chip == card->chip) {
			card->config = &configs[i];
			return 0;
		}
	}
	return -EINVAL;
}
