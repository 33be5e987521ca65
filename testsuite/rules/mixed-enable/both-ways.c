// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Enabled by hand and for devres to disable: devres undoes its own enable, nobody the other. One driver forgets that from the
 * start, the second where probe fails after all. In 6.1 the disable that is due takes devres's one away, and one is left.
 */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "mixed-enable" } */
	if (ret)
		return ret;
	ret = pcim_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "mixed-enable" "" { target 6.1 } } */
	if (ret)
		return ret;
	ret = pcim_enable_device(pdev);
	if (ret)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_failed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_device(pdev); /* { dg-warning "mixed-enable" } */
	if (ret)
		return ret;
	return dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
}

static void warn_failed_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_failed_driver = {
	.name = "warn-failed",
	.probe = warn_failed_probe,
	.remove = warn_failed_remove,
};
module_pci_driver(warn_failed_driver);

static int good_failed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_device(pdev); /* { dg-warning "mixed-enable" "" { target 6.1 } } */
	if (ret)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_failed_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_failed_driver = {
	.name = "good-failed",
	.probe = good_failed_probe,
	.remove = good_failed_remove,
};
module_pci_driver(good_failed_driver);
