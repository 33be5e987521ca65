// SPDX-License-Identifier: GPL-2.0-or-later
/* Asked for exactly one, the count is 1, and no less a count: MSI, or the line. */
/* { dg-semantics "hybrid" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "count-as-status" } */
	if (ret)
		return ret;
	return dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int warn_any_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-warning "count-as-status" } */
	if (ret)
		return ret;
	return dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
}

static struct pci_driver warn_any_driver = {
	.name = "warn_any",
	.probe = warn_any_probe,
};
module_pci_driver(warn_any_driver);

static int warn_four_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX); /* { dg-warning "count-as-status" } */
	if (ret)
		return ret;
	return dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
}

static struct pci_driver warn_four_driver = {
	.name = "warn_four",
	.probe = warn_four_probe,
};
module_pci_driver(warn_four_driver);
