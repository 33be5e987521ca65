/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef JAY_H
#define JAY_H

#include <linux/pci.h>

struct jay {
	struct pci_dev *pdev;
	unsigned long flags;
	int nvec;
};

#define JAY_HAS_MSIX	0x1
#define JAY_POLLING	0x2

void jay_irq_init(struct jay *jay);
void jay_irq_exit(struct jay *jay);
void jay_irq_exit_wrong(struct jay *jay);

#endif
