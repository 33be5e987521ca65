// SPDX-License-Identifier: GPL-2.0-or-later
/* devres disables what pcim_enable_device() enabled. */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret) {
		pci_disable_device(pdev); /* goes */
		return ret;
	}
	return 0;
}

static void card_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);

	pci_disable_device(pdev); /* goes */
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
