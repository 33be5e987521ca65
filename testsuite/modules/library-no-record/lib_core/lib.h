/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef LIB_H
#define LIB_H

#include <linux/pci.h>
#include "numbers.h"

struct lib {
	struct pci_dev *pdev;
	u32 queues, depth;
};

int lib_enable(struct lib *lib);

#endif
