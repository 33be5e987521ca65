// SPDX-License-Identifier: GPL-2.0-or-later
/* The second generation of the card. */
#include "finch.h"

static void finch_gen2_irq_exit(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pci_get_drvdata(pdev)); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

const struct finch_ops finch_gen2_ops = {
	.irq_exit = finch_gen2_irq_exit,
};
