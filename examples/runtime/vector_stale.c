// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vector_stale - remove asks for the number of a vector it has just freed
 *
 * Without MSI-X the number of vector 0 is that of the line interrupt, which has no handler of this driver.
 *
 * row: M19
 * device: e1000e
 * runtime: unbind: WARN remove_proc_entry, WARN free_irq
 */
#include "runtime.h"

static irqreturn_t vector_stale_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int vector_stale_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), vector_stale_irq, 0, "vector_stale", pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void vector_stale_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_free_irq_vectors(pdev);	/* finding: vectors-freed-in-use S2 */
	free_irq(pci_irq_vector(pdev, 0), pdev);	/* finding: vectors-stale S2 */
#else
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
#endif
	pci_disable_device(pdev);
}

runtime_driver(.probe = vector_stale_probe, .remove = vector_stale_remove);
