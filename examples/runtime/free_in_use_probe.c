// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_in_use_probe - probe fails and frees vectors under a managed handler
 *
 * row: M2
 * device: e1000e
 * probe: -EIO
 * steps: bind unload next next-unbind
 * runtime: bind: WARN remove_proc_entry, threads 1
 */
#include "runtime.h"

static irqreturn_t free_in_use_thread(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int free_in_use_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = devm_request_threaded_irq(&pdev->dev, pci_irq_vector(pdev, 0), NULL, free_in_use_thread, IRQF_ONESHOT,
					"free_in_use", pdev);
	if (ret)
		return ret;
	if (!pci_resource_start(pdev, BAR_NONE)) {
#ifndef TWIN
		pci_free_irq_vectors(pdev);	/* finding: vectors-freed-in-use S2 */
#endif
		return -EIO;
	}
	return 0;
}

runtime_driver(.probe = free_in_use_probe);
