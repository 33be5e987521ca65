/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef HOST_H
#define HOST_H

#include <linux/interrupt.h>
#include <linux/pci.h>

struct host {
	struct pci_dev *pdev;
	int irq;
	void __iomem *regs;
};

/* in a module of its own, which is not given */
int host_library_add(struct host *host);

/* here */
void host_halt(struct host *host);

#endif
