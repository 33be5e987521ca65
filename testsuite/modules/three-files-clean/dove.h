/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef DOVE_H
#define DOVE_H

#include <linux/pci.h>

#define DOVE_MAX_VECTORS 8

struct dove {
	struct pci_dev *pdev;
	int nvec;
	int installed;
};

int dove_bus_alloc_irq_vectors(struct dove *dove, unsigned int count);
void dove_bus_free_irq_vectors(struct dove *dove);
int dove_bus_get_irq(struct dove *dove, unsigned int num);

int dove_lif_alloc(struct dove *dove);
void dove_lif_free(struct dove *dove);

#endif
