/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef PLOVER_H
#define PLOVER_H

#include <linux/netdevice.h>
#include <linux/pci.h>

struct plover {
	struct pci_dev *pdev;
};

int plover_stop(struct net_device *netdev);
void plover_free_vectors(void *data);

#endif
