// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * One BAR is mapped, and all are requested: those that are not mapped are there to be released. 6.1 tells devres, 6.12 finds
 * among its entries what the release is for. Where only the mapped BAR was asked for there is nothing to release.
 */
/* { dg-semantics "6.1 6.12" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_one_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_iomap_regions_request_all(pdev, BIT(0), "card");
}

static void good_one_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 2); /* { dg-bogus "warning" } */
}

static struct pci_driver good_one_driver = {
	.name = "good-one",
	.probe = good_one_probe,
	.remove = good_one_remove,
};
module_pci_driver(good_one_driver);

static int good_all_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_iomap_regions_request_all(pdev, BIT(0), "card");
}

static void good_all_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_all_driver = {
	.name = "good-all",
	.probe = good_all_probe,
	.remove = good_all_remove,
};
module_pci_driver(good_all_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_iomap_regions(pdev, BIT(0), "card");
}

static void warn_remove(struct pci_dev *pdev)
{
	/* 6.12 finds nothing, and does nothing */
	pci_release_region(pdev, 2); /* { dg-warning "mixed-regions" "" { target 6.1 } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
