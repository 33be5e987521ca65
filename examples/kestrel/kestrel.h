/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KESTREL_H
#define KESTREL_H

#include <linux/netdevice.h>
#include <linux/pci.h>

#define KESTREL_QUEUES	4

struct kestrel_nic {
	struct net_device *netdev;
	struct pci_dev *pdev;
	void __iomem *regs;
	int nvec;
};

int kestrel_irq_init(struct kestrel_nic *nic);
void kestrel_irq_exit(struct kestrel_nic *nic);

#endif
