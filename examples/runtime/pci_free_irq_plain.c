// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pci_free_irq_plain - remove frees with pci_free_irq() what request_irq() has installed
 *
 * pci_free_irq() gives the name back to the allocator. This one is a string constant.
 *
 * row: M17
 * device: e1000e
 * runtime: unbind: oops
 */
#include "runtime.h"

static irqreturn_t pci_free_irq_plain_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int pci_free_irq_plain_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), pci_free_irq_plain_irq, 0, "pci_free_irq_plain", pdev);
}

static void pci_free_irq_plain_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_free_irq(pdev, 0, pdev);	/* finding: mixed-handler S1 */
#else
	free_irq(pci_irq_vector(pdev, 0), pdev);
#endif
}

runtime_driver(.probe = pci_free_irq_plain_probe, .remove = pci_free_irq_plain_remove);
