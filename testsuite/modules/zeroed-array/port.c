// SPDX-License-Identifier: GPL-2.0-or-later
#include "card.h"

int card_add_port(struct card *card)
{
	struct port *port = devm_kzalloc(&card->pdev->dev, sizeof(*port), GFP_KERNEL);

	if (!port)
		return -ENOMEM;
	port->number = card->next;
	card->ports[card->next] = port;
	card->next++;
	return 0;
}
