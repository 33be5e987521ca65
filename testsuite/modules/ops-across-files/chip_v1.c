// SPDX-License-Identifier: GPL-2.0-or-later
/* What the table holds. */
#include "chip.h"

static int chip_v1_irq_on(struct chip *chip)
{
	int ret;

	ret = pci_alloc_irq_vectors(chip->pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static void chip_v1_irq_off(struct chip *chip)
{
	pci_free_irq_vectors(chip->pdev); /* { dg-merged "managed-vectors-freed" } */
}

const struct chip_ops chip_v1_ops = {
	.irq_on = chip_v1_irq_on,
	.irq_off = chip_v1_irq_off,
};
