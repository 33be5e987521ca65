// SPDX-License-Identifier: GPL-2.0-or-later
/* A devres action of the driver disables the device. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static void good_disable(void *data)
{
	pci_disable_device(data); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, good_disable, pdev);
	if (ret)
		return ret;
	return dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
