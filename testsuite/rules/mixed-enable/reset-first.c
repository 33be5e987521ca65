// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * After a crash the device is enabled, disabled and enabled in a helper before probe enables it itself. Where that one
 * fails, there is nothing to disable, whatever the helper did.
 */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/init.h>
#include <linux/module.h>
#include <linux/pci.h>

static int card_reset_devices(struct pci_dev *pdev)
{
	int ret;

	if (!reset_devices)
		return 0;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = card_reset_devices(pdev);
	if (ret)
		return ret;
	ret = pci_enable_device(pdev);
	if (ret) {
		pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
		return ret;
	}
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* Leaves the device enabled, but only after a crash. */
static int card_reset_keeps(struct pci_dev *pdev)
{
	int ret;

	if (!reset_devices)
		return 0;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return pci_enable_device(pdev);
}

static int warn_keeps_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = card_reset_keeps(pdev);
	if (ret)
		return ret;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret) {
		pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
		return ret;
	}
	return 0;
}

static struct pci_driver warn_keeps_driver = {
	.name = "warn_keeps",
	.probe = warn_keeps_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_keeps_driver);
