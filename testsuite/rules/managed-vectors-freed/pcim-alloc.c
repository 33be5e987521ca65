// SPDX-License-Identifier: GPL-2.0-or-later
/* What pcim_alloc_irq_vectors() gave must not be freed by hand, in the transition and after it. */
/* { dg-semantics "pcim" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
