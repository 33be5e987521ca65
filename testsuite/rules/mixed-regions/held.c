// SPDX-License-Identifier: GPL-2.0-or-later
/* Requested again while held: refused, so that what follows a success there is no path. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "card");
	if (ret)
		goto disable;
	ret = pci_request_region(pdev, 0, "card again"); /* { dg-bogus "warning" } */
	if (!ret) {
		pci_release_region(pdev, 0);
		return -EIO; /* regions and enable left: never */
	}
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
