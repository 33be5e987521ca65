// SPDX-License-Identifier: GPL-2.0-or-later
/* Requested before the device is managed. In 6.12 the release then looks among what pcim_ functions requested. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_request_regions(pdev, "card");
	if (ret)
		return ret;
	ret = pcim_enable_device(pdev);
	if (ret)
		pci_release_regions(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	/* { dg-warning "mixed-regions" "" { target 6.12 } .+2 } { dg-misuse "M21 S2" "" { target 6.12 } .+2 } */
	/* { dg-misuse "M21 right" "" { target 6.1 7.3 pcim } } */
	pci_release_regions(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_request_regions(pdev, "card");
	if (ret)
		return ret;
	ret = pci_enable_device(pdev);
	if (ret)
		pci_release_regions(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
	pci_release_regions(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
