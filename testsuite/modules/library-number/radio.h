/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef RADIO_H
#define RADIO_H

#include <linux/pci.h>

struct radio;

struct radio_bus_ops {
	void (*wake)(struct radio *radio);
	int (*irq_number)(struct radio *radio, unsigned int vector);
};

struct radio {
	struct device *dev;
	void __iomem *regs;
	const struct radio_bus_ops *ops;
	unsigned int queues;
	int irqs[8];
};

int radio_irqs_request(struct radio *radio);
void radio_irqs_free(struct radio *radio);

#endif
