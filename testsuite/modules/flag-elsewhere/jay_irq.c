// SPDX-License-Identifier: GPL-2.0-or-later
/* What was obtained is told by a flag in the driver's structure, to whoever asks. */
#include "jay.h"

void jay_irq_init(struct jay *jay)
{
	jay->nvec = pci_alloc_irq_vectors(jay->pdev, 2, 8, PCI_IRQ_MSIX); /* { dg-merged "vectors-leaked" } */
	if (jay->nvec > 0)
		jay->flags |= JAY_HAS_MSIX;
	else
		jay->flags |= JAY_POLLING;
}

void jay_irq_exit(struct jay *jay)
{
	if (jay->flags & JAY_HAS_MSIX)
		pci_free_irq_vectors(jay->pdev);
	jay->flags &= ~JAY_HAS_MSIX;
}

void jay_irq_exit_wrong(struct jay *jay)
{
	if (jay->flags & JAY_POLLING)
		pci_free_irq_vectors(jay->pdev);
}
