// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vector_stale - probe keeps the number of a vector, changes to the line interrupt, and requests the number
 *
 * Here the interrupt of that number is gone. Where another device has got it meanwhile, the handler waits for that one.
 *
 * row: M19
 * device: e1000e
 * runtime: bind: refused -EINVAL
 */
#include "runtime.h"

static irqreturn_t vector_stale_irq(int irq, void *data)
{
	return IRQ_NONE;
}

static int vector_stale_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int irq, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 5, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	irq = pci_irq_vector(pdev, 0);
	if (!pci_resource_start(pdev, BAR_NONE)) {
		pci_free_irq_vectors(pdev);
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX);
		if (ret < 0)
			goto disable;
#ifdef TWIN
		irq = pci_irq_vector(pdev, 0);
#endif
	}
	ret = request_irq(irq, vector_stale_irq, IRQF_SHARED, "vector_stale", pdev);	/* finding: vectors-stale S2 */
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
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

runtime_driver(.probe = vector_stale_probe, .remove = vector_stale_remove);
