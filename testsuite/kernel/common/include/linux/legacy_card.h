/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Lies where the kernel's own headers lie, and is a library's for drivers all the same. */
#include <linux/pci.h>

struct legacy_card {
	struct pci_dev *pdev;
	void __iomem *base;
};

int legacy_card_probe(struct legacy_card *legacy);
void legacy_card_remove(struct legacy_card *legacy);
