// SPDX-License-Identifier: GPL-2.0-or-later
/* Regions are requested, and released, by the first who enables the device: by its enable count. */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (atomic_read(&pdev->enable_cnt) == 1) {
		ret = pci_request_regions(pdev, "good"); /* { dg-bogus "warning" } */
		if (ret)
			goto disable;
	}
	ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto release;
	return 0;

release:
	pci_release_regions(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	if (atomic_read(&pdev->enable_cnt) == 1)
		pci_release_regions(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Asks after it has disabled: the count is 0 by then. */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "warn"); /* { dg-warning "regions-leaked" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
	if (atomic_read(&pdev->enable_cnt) == 1)
		pci_release_regions(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
