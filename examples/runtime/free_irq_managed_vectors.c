// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_irq_managed_vectors - remove frees a managed handler with free_irq(), then its vector
 *
 * Nothing is to be seen: when devres comes to the handler, the interrupt of that number is gone. Not to be relied upon,
 * another device may have got the number.
 *
 * row: M15
 * device: e1000e
 * runtime: ok
 */
#include "runtime.h"

static irqreturn_t free_irq_managed_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int free_irq_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), free_irq_managed_irq, 0, "free_irq_managed",
			       pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void free_irq_managed_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	free_irq(pci_irq_vector(pdev, 0), pdev);	/* finding: mixed-handler S2 */
#else
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev);
#endif
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

runtime_driver(.probe = free_irq_managed_probe, .remove = free_irq_managed_remove);
