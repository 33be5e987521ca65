// SPDX-License-Identifier: GPL-2.0-or-later
/* The second generation forgets half of what it took: the exit is for MSI, the setup took MSI-X. */
#include "heron.h"

static int gen2_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-merged "vectors-leaked" } */
	return ret < 0 ? ret : 0;
}

static void gen2_exit(struct pci_dev *pdev)
{
	pci_disable_msi(pdev);
}

const struct heron_board heron_gen2 = {
	.setup = gen2_setup,
	.exit = gen2_exit,
};
