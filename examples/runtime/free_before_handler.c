// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_before_handler - remove frees vectors first, then the handler by the number of a vector that is gone
 *
 * Without MSI-X the number of vector 0 is that of the line interrupt, which has no handler of this driver.
 *
 * row: M19
 * device: e1000e
 * runtime: unbind: WARN remove_proc_entry, WARN free_irq
 */
#include "runtime.h"

static irqreturn_t free_before_handler_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int free_before_handler_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), free_before_handler_irq, 0, "free_before_handler", pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void free_before_handler_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_free_irq_vectors(pdev);	/* finding: vectors-freed-in-use S2 */
	free_irq(pci_irq_vector(pdev, 0), pdev);
#else
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
#endif
	pci_disable_device(pdev);
}

runtime_driver(.probe = free_before_handler_probe, .remove = free_before_handler_remove);
