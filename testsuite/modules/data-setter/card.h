/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

struct card {
	int nvec;
	void __iomem *regs;
	struct pci_dev *pdev;
};

void card_remove(struct pci_dev *pdev);
void card_attach(struct card *card, struct pci_dev *pdev);

#endif
