// SPDX-License-Identifier: GPL-2.0-or-later
/* A finding that stays as it is, and one in the next function. */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "../../include/pcidevres.h"

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
	return ret;
}

static pcidevres_accept("managed-vectors-freed", "the firmware wants them gone before it is stopped")
void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = good_remove,
};
module_pci_driver(warn_driver);
