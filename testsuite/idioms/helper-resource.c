// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A card has a second window or not; a helper tells by the length of the BAR, whenever it is asked, and that does not
 * change.
 */
/* { dg-semantics "7.3" } */
#include <linux/module.h>
#include <linux/pci.h>

static bool has_window(struct pci_dev *pdev)
{
	return pci_resource_len(pdev, 2) >= 4096;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	if (has_window(pdev)) {
		ret = pci_request_region(pdev, 2, "good"); /* { dg-bogus "warning" } */
		if (ret) {
			pci_disable_device(pdev);
			return ret;
		}
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	if (has_window(pdev))
		pci_release_region(pdev, 2); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (has_window(pdev)) {
		ret = pci_request_region(pdev, 2, "warn"); /* { dg-warning "regions-leaked" } */
		if (ret)
			pci_disable_device(pdev);
	}
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
