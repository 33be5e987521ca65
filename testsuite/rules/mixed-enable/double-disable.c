// SPDX-License-Identifier: GPL-2.0-or-later
/* The helper disables, and the label after it disables again. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int card_setup(struct pci_dev *pdev)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = card_setup(pdev);
	if (ret)
		goto disable;
	ret = pci_request_regions(pdev, "card");
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" } { dg-misuse "M12 S2" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
