// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * devm_free_irq_plain - remove frees with devm_free_irq() what request_irq() has installed
 *
 * It warns everywhere. From 7.3 on, if not earlier, it also leaves the handler there.
 *
 * row: M16
 * device: e1000e
 * runtime 6.1 6.12: unbind: WARN devm_free_irq
 * runtime 7.3: unbind: WARN devm_free_irq, WARN remove_proc_entry
 */
#include "runtime.h"

static irqreturn_t devm_free_irq_plain_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int devm_free_irq_plain_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), devm_free_irq_plain_irq, 0, "devm_free_irq_plain", pdev);
}

static void devm_free_irq_plain_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev);	/* finding: mixed-handler S2 */
#else
	free_irq(pci_irq_vector(pdev, 0), pdev);
#endif
}

runtime_driver(.probe = devm_free_irq_plain_probe, .remove = devm_free_irq_plain_remove);
