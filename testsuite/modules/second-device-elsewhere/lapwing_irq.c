// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The helpers take whatever device they are given, and look for the second one by its slot.
 *
 * Known gap: of a function that matters by its result alone nothing is left in the record, so for the other file it may
 * return any device, this one as well.
 */
#include "lapwing.h"

struct pci_dev *lapwing_find_second(struct pci_dev *pdev)
{
	return pci_get_slot(pdev->bus, PCI_DEVFN(PCI_SLOT(pdev->devfn), 1));
}

int lapwing_irq_on(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" "" { xfail 7.3 } } */
	return ret < 0 ? ret : 0;
}

void lapwing_irq_off(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}
