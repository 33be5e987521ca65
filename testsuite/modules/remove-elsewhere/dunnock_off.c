// SPDX-License-Identifier: GPL-2.0-or-later
/* The other half. */
#include "dunnock.h"

irqreturn_t dunnock_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

void dunnock_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	if (pci_is_enabled(pdev)) /* resume may have failed */
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

int dunnock_suspend(struct device *dev)
{
	pci_disable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}
