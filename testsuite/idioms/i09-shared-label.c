// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I9: one label for all errors, reached before there is anything to free as well. On those paths the free finds nothing;
 * in the twin one of them comes after the allocation of managed vectors, and that one is meant.
 */
/* { dg-semantics "hybrid" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		goto err;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto err;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto err;
	return 0;

err:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		goto err;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto err;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto err;
	return 0;

err:
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
