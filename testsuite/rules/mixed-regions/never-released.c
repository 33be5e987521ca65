// SPDX-License-Identifier: GPL-2.0-or-later
/* Regions of a managed device that nobody releases: devres does up to 6.15, nobody does after that. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	/* { dg-warning "mixed-regions" "" { target 7.3 pcim } .+2 } { dg-misuse "M20 S2" "" { target 7.3 pcim } .+2 } */
	/* { dg-misuse "M20 right" "" { target 6.1 6.12 } } */
	return pci_request_regions(pdev, "card");
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

/* Released by hand: redundant where the device's management covers it, due elsewhere. */
static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pci_request_regions(pdev, "card"); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev); /* { dg-warning "mixed-regions" "S4" { target 6.1 6.12 } } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
