// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * count_returned - probe takes the number of vectors for an error and returns it
 *
 * The device is bound all the same, and remove frees a handler that was never installed.
 *
 * row: M31
 * device: e1000e
 * runtime: bind: says "probe function unexpectedly returned 1"; unbind: WARN free_irq
 */
#include "runtime.h"

static irqreturn_t count_returned_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int count_returned_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);	/* finding: count-as-status S2 */
#ifndef TWIN
	if (ret)
#else
	if (ret < 0)
#endif
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), count_returned_irq, 0, "count_returned", pdev);
}

static void count_returned_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev);	/* finding: handler-not-installed S2 */
}

runtime_driver(.probe = count_returned_probe, .remove = count_returned_remove);
