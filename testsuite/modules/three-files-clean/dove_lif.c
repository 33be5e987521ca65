// SPDX-License-Identifier: GPL-2.0-or-later
/* I4: here the handlers. They go before the vectors do. */
#include "dove.h"

static irqreturn_t dove_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int dove_lif_alloc(struct dove *dove)
{
	int ret;

	ret = dove_bus_alloc_irq_vectors(dove, DOVE_MAX_VECTORS);
	if (ret)
		return ret;
	for (dove->installed = 0; dove->installed < dove->nvec; dove->installed++) {
		ret = request_irq(dove_bus_get_irq(dove, dove->installed), dove_irq, 0, "dove", dove);
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (dove->installed--)
		free_irq(dove_bus_get_irq(dove, dove->installed), dove);
	dove_bus_free_irq_vectors(dove);
	return ret;
}

void dove_lif_free(struct dove *dove)
{
	int i;

	for (i = 0; i < dove->installed; i++)
		free_irq(dove_bus_get_irq(dove, i), dove);
	dove_bus_free_irq_vectors(dove);
}
