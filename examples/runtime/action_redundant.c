// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * action_redundant - the driver's own devres action frees vectors that devres frees anyway
 *
 * row: M30
 * device: e1000e
 * runtime: ok
 */
#include "runtime.h"

static irqreturn_t action_redundant_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void action_redundant_free(void *data)
{
	pci_free_irq_vectors(data);	/* finding: managed-vectors-own-action S4 */
}

static int action_redundant_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

#ifndef TWIN
	ret = pcim_enable_device(pdev);
#else
	ret = pci_enable_device(pdev);
#endif
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = devm_add_action_or_reset(&pdev->dev, action_redundant_free, pdev);
	if (ret)
		goto disable;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), action_redundant_irq, 0, "action_redundant",
			       pdev);
	if (ret)
		goto disable;
	return 0;

disable:
#ifdef TWIN
	pci_disable_device(pdev);
#endif
	return ret;
}

static void action_redundant_remove(struct pci_dev *pdev)
{
#ifdef TWIN
	pci_disable_device(pdev);
#endif
}

runtime_driver(.probe = action_redundant_probe, .remove = action_redundant_remove);
