// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A library that enables, allocates and installs for its clients, each in an exported function with its counterpart:
 * here with a client that calls every counterpart.
 */
#include <linux/module.h>
#include "../shared.h"

static irqreturn_t shared_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int shared_enable(struct pci_dev *pdev)
{
	return pci_enable_device(pdev);
}
EXPORT_SYMBOL_GPL(shared_enable);

void shared_disable(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}
EXPORT_SYMBOL_GPL(shared_disable);

int shared_start(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), shared_irq, 0, "shared", pdev);
	if (ret)
		pci_free_irq_vectors(pdev);
	return ret;
}
EXPORT_SYMBOL_GPL(shared_start);

void shared_stop(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
}
EXPORT_SYMBOL_GPL(shared_stop);
MODULE_LICENSE("GPL");
