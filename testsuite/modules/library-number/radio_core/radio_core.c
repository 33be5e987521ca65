// SPDX-License-Identifier: GPL-2.0-or-later
/* The core requests handlers for whatever bus the radio is on; only the bus knows their numbers. */
#include <linux/module.h>
#include "../radio.h"

static irqreturn_t radio_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int radio_irqs_request(struct radio *radio)
{
	unsigned int i;
	int irq, ret;

	if (radio->ops->wake)
		radio->ops->wake(radio);
	for (i = 0; i < radio->queues; i++) {
		irq = radio->ops->irq_number(radio, i);
		if (irq < 0)
			return irq;
		ret = request_irq(irq, radio_irq, 0, "radio", radio);
		if (ret)
			return ret;
		radio->irqs[i] = irq;
	}
	return 0;
}
EXPORT_SYMBOL_GPL(radio_irqs_request);

void radio_irqs_free(struct radio *radio)
{
	unsigned int i;

	for (i = 0; i < radio->queues; i++)
		free_irq(radio->irqs[i], radio);
}
EXPORT_SYMBOL_GPL(radio_irqs_free);
MODULE_LICENSE("GPL");
