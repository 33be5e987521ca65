/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct port {
	int number;
};

struct card {
	struct pci_dev *pdev;
	struct port **ports;
	int nports, next;
};

int card_add_port(struct card *card);

#endif
