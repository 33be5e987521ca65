/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef HUB_H
#define HUB_H

#include <linux/pci.h>

struct hub;

struct hub_ops {
	int (*start)(struct hub *hub);
	void (*stop)(struct hub *hub);
};

struct hub {
	struct pci_dev *pdev;
	const struct hub_ops *ops;
	void *priv;
};

int hub_register(struct pci_dev *pdev, const struct hub_ops *ops, void *priv);
void hub_unregister(struct pci_dev *pdev);

#endif
