/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CHIP_H
#define CHIP_H

#include <linux/pci.h>

struct chip;

struct chip_ops {
	int (*irq_on)(struct chip *chip);
	void (*irq_off)(struct chip *chip);
};

struct chip {
	struct pci_dev *pdev;
	const struct chip_ops *ops;
};

extern const struct chip_ops chip_v1_ops;

#endif
