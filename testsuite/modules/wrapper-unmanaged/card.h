/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec;
};

int card_irq_init(struct card *card);
void card_irq_exit(struct card *card);

#endif
