// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * handler_leaked_line - nobody removes a handler on the device's line interrupt
 *
 * Where no other device uses the line, it is torn down under the handler. Where one does, the handler stays: the next
 * interrupt calls a function of a module that is gone.
 *
 * row: M3
 * device: e1000e
 * steps alone: bind unbind unload next next-unbind
 * runtime: unbind: WARN remove_proc_entry
 * steps shared: neighbour bind unbind unload raise
 * runtime 6.1 6.12: raise: oops page-fault
 * runtime 7.3: raise: oops int3
 */
#include "runtime.h"

static irqreturn_t handler_leaked_irq(int irq, void *data)
{
	return IRQ_NONE;
}

static int handler_leaked_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX);
	if (ret < 0)
		return ret;
	/* finding: handler-leaked S1 */
	return request_irq(pci_irq_vector(pdev, 0), handler_leaked_irq, IRQF_SHARED, "handler_leaked", pdev);
}

static void handler_leaked_remove(struct pci_dev *pdev)
{
#ifdef TWIN
	free_irq(pci_irq_vector(pdev, 0), pdev);
#endif
}

runtime_driver(.probe = handler_leaked_probe, .remove = handler_leaked_remove);
