/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef FINCH_H
#define FINCH_H

#include <linux/pci.h>

struct finch_ops {
	void (*irq_exit)(struct pci_dev *pdev);
};

struct finch {
	const struct finch_ops *ops;
};

extern const struct finch_ops finch_gen2_ops;

#endif
