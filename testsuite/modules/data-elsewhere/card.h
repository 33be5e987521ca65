/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct card {
	int nvec;
	void __iomem *regs;
};

void card_remove(struct pci_dev *pdev);

#endif
