// SPDX-License-Identifier: GPL-2.0-or-later
/* Runs at driver detach. */
#include <linux/pci.h>

void card_free_vectors(void *data);

void card_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-merged "managed-vectors-own-action" } */
}
