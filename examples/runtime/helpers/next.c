// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * next - the driver that gets the device after the one under test: all managed, nothing wrong
 */
#include "../runtime.h"

static irqreturn_t next_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int next_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	ret = pcim_iomap_regions(pdev, BIT(BAR_REGISTERS), "next");
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI | PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), next_irq, 0, "next", pdev);
}

runtime_driver(.probe = next_probe);
