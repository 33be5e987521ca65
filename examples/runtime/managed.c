// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * managed - vectors that devres is responsible for are not freed explicitly, which is right
 *
 * row: M5
 * device: e1000e
 * runtime: ok
 */
#include "runtime.h"

static irqreturn_t managed_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

#ifndef TWIN
static int managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), managed_irq, 0, "managed", pdev);
}

runtime_driver(.probe = managed_probe);
#else
static int managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), managed_irq, 0, "managed", pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void managed_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

runtime_driver(.probe = managed_probe, .remove = managed_remove);
#endif
