// SPDX-License-Identifier: GPL-2.0-or-later
#include <linux/io.h>

#include "card.h"

/* returns what it returns for the sake of a table of such functions */
int card_reset(struct card *card)
{
	u32 value = readl(card->base);

	if (value & 1)
		writel(value, card->base);
	card->control = value;
	return 0;
}

/* the only one of its kind */
static int card_dimension(struct card *card)
{
	card->control = readl(card->base);
	return 0;
}

static void card_release(struct card *card)
{
	pci_free_irq_vectors(card->pdev);
}

const struct card_ops card_hw_ops = {
	.dimension = card_dimension,
	.release = card_release,
};

/* fails for a route there is none */
int card_set_route(struct card *card, enum card_route route)
{
	u32 control = readl(card->base);

	switch (route) {
	case CARD_TO_HOST:
		if (card->control)
			writel(0, card->base);
		control &= ~1;
		break;
	case CARD_TO_CAM:
		control |= 1;
		break;
	default:
		if (card->control > 3 && control)
			dev_err(&card->pdev->dev, "no such route\n");
		else if (card->control > 2)
			dev_info(&card->pdev->dev, "route %d\n", route);
		return -EINVAL;
	}
	writel(control, card->base);
	return 0;
}

/* does fail */
int card_start(struct card *card)
{
	return readl(card->base) & 2 ? -EIO : 0;
}
