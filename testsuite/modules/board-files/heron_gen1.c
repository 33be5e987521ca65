// SPDX-License-Identifier: GPL-2.0-or-later
/* The first generation: a pair of its own. */
#include "heron.h"

static int gen1_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_enable_msi(pdev);
	return ret;
}

static void gen1_exit(struct pci_dev *pdev)
{
	pci_disable_msi(pdev);
}

const struct heron_board heron_gen1 = {
	.setup = gen1_setup,
	.exit = gen1_exit,
};
