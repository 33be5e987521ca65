/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef NIC_H
#define NIC_H

#include <linux/pci.h>

struct nic {
	struct pci_dev *pdev;
	int irq;
};

int nic_irq_request(struct nic *nic);

#endif
