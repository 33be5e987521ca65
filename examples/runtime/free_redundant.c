// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_redundant - remove frees vectors that devres frees anyway, its handler is gone by then
 *
 * row: M1
 * device: e1000e
 * runtime: ok
 */
#include "runtime.h"

static irqreturn_t free_redundant_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int free_redundant_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), free_redundant_irq, 0, "free_redundant", pdev);
}

static void free_redundant_remove(struct pci_dev *pdev)
{
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev);
#ifndef TWIN
	pci_free_irq_vectors(pdev);	/* finding: managed-vectors-freed S4 */
#endif
}

runtime_driver(.probe = free_redundant_probe, .remove = free_redundant_remove);
