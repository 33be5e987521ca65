/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef LINNET_H
#define LINNET_H

#include <linux/pci.h>

struct linnet {
	struct pci_dev *pdev;
};

void linnet_handler_off(void *data);

#endif
