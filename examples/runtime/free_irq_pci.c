// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_irq_pci - remove frees with free_irq() what pci_request_irq() has installed
 *
 * The name that pci_request_irq() has allocated is lost.
 *
 * row: M18
 * device: e1000e
 * kernel-args: slub_debug=U
 * steps: bind unbind names
 * runtime: names: names 1
 */
#include "runtime.h"

static irqreturn_t free_irq_pci_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int free_irq_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return pci_request_irq(pdev, 0, free_irq_pci_irq, NULL, pdev, "free_irq_pci");
}

static void free_irq_pci_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	free_irq(pci_irq_vector(pdev, 0), pdev);	/* finding: mixed-handler S3 */
#else
	pci_free_irq(pdev, 0, pdev);
#endif
}

runtime_driver(.probe = free_irq_pci_probe, .remove = free_irq_pci_remove);
