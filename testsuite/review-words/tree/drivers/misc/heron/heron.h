/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef HERON_H
#define HERON_H

#define HERON_STATUS	0x08

/* How the first kind of card is enabled. */
#define heron_enable	pci_enable_device

struct heron {
	void __iomem *regs;
	unsigned int count;
};

#endif
