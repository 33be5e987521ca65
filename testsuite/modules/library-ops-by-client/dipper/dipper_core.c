// SPDX-License-Identifier: GPL-2.0-or-later
/* The library: what one kind of card takes, the same kind gives back. */
#include <linux/module.h>
#include "../dipper.h"

static irqreturn_t dipper_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int dipper_pf_alloc_irq(struct dipper *dipper)
{
	int ret;

	ret = pci_alloc_irq_vectors(dipper->pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	dipper->irq = pci_irq_vector(dipper->pdev, 0);
	ret = request_irq(dipper->irq, dipper_irq, 0, "dipper", dipper); /* { dg-bogus "warning" } */
	if (ret)
		pci_free_irq_vectors(dipper->pdev);
	return ret;
}
EXPORT_SYMBOL_GPL(dipper_pf_alloc_irq);

void dipper_pf_free_irq(struct dipper *dipper)
{
	free_irq(dipper->irq, dipper); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(dipper->pdev); /* { dg-bogus "warning" } */
}
EXPORT_SYMBOL_GPL(dipper_pf_free_irq);

int dipper_vf_alloc_irq(struct dipper *dipper)
{
	dipper->irq = dipper->pdev->irq;
	return request_irq(dipper->irq, dipper_irq, IRQF_SHARED, "dipper", dipper); /* { dg-bogus "warning" } */
}
EXPORT_SYMBOL_GPL(dipper_vf_alloc_irq);

void dipper_vf_free_irq(struct dipper *dipper)
{
	free_irq(dipper->irq, dipper); /* { dg-bogus "warning" } */
}
EXPORT_SYMBOL_GPL(dipper_vf_free_irq);

int dipper_up(struct dipper *dipper)
{
	return dipper->alloc_irq(dipper);
}
EXPORT_SYMBOL_GPL(dipper_up);

void dipper_down(struct dipper *dipper)
{
	dipper->free_irq(dipper);
}
EXPORT_SYMBOL_GPL(dipper_down);
MODULE_LICENSE("GPL");
