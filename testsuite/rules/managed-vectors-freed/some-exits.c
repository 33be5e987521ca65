// SPDX-License-Identifier: GPL-2.0-or-later
/* One exit of probe frees, the other leaves it to devres: only the one that frees is reported. */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_MSIX); /* { dg-bogus "vectors-leaked" } */
	if (ret < 0)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		return ret;
	ret = pcim_iomap_regions(pdev, BIT(0), "card");
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
