/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef STORK_H
#define STORK_H

#include <linux/auxiliary_bus.h>
#include <linux/pci.h>

struct stork {
	struct pci_dev *pdev;
	struct auxiliary_device aux;
	int nvec;
};

int stork_vector(struct stork *stork, int nr);

#endif
