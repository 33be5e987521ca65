// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_irq_managed - remove frees a managed handler with free_irq(), and devres frees it again
 *
 * row: M15
 * device: e1000e
 * runtime: unbind: WARN free_irq
 */
#include "runtime.h"

static irqreturn_t free_irq_managed_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int free_irq_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), free_irq_managed_irq, 0, "free_irq_managed",
				pdev);
}

static void free_irq_managed_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	free_irq(pci_irq_vector(pdev, 0), pdev);	/* finding: mixed-handler S2 */
#else
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev);
#endif
}

runtime_driver(.probe = free_irq_managed_probe, .remove = free_irq_managed_remove);
