/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef HERON_H
#define HERON_H

#include <linux/pci.h>

struct heron;

struct heron_board {
	int (*setup)(struct pci_dev *pdev);
	void (*exit)(struct pci_dev *pdev);
};

struct heron {
	const struct heron_board *board;
};

extern const struct heron_board heron_gen1, heron_gen2, heron_gen3;

#endif
