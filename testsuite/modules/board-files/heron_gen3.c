// SPDX-License-Identifier: GPL-2.0-or-later
/* The third has the line only. */
#include "heron.h"

static int gen3_setup(struct pci_dev *pdev)
{
	return pdev->irq ? 0 : -ENODEV;
}

static void gen3_exit(struct pci_dev *pdev)
{
}

const struct heron_board heron_gen3 = {
	.setup = gen3_setup,
	.exit = gen3_exit,
};
