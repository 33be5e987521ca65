// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * handler_leaked - nobody removes a handler, and devres frees the vector under it
 *
 * row: M3
 * device: e1000e
 * runtime: unbind: WARN remove_proc_entry, threads 1
 */
#include "runtime.h"

static irqreturn_t handler_leaked_thread(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int handler_leaked_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	/* finding: handler-leaked S2 */
	return request_threaded_irq(pci_irq_vector(pdev, 0), NULL, handler_leaked_thread, IRQF_ONESHOT,
				    "handler_leaked", pdev);
}

static void handler_leaked_remove(struct pci_dev *pdev)
{
#ifdef TWIN
	free_irq(pci_irq_vector(pdev, 0), pdev);
#endif
}

runtime_driver(.probe = handler_leaked_probe, .remove = handler_leaked_remove);
