// SPDX-License-Identifier: GPL-2.0-or-later
/* Requested by pcim_ functions, released by pci_ ones: up to 6.15 the same on a managed device. */
/* { dg-semantics "counted" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_request_all_regions(pdev, "card");
}

static void warn_remove(struct pci_dev *pdev)
{
	/* { dg-warning "mixed-regions" "" { target 7.3 pcim } .+2 } { dg-misuse "M22 S2" "" { target 7.3 pcim } .+2 } */
	/* { dg-misuse "M22 right" "" { target 6.12 } } */
	pci_release_regions(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* The device is not managed: then pci_release_region() is itself in 6.12, too. */
static int warn_unmanaged_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_request_region(pdev, 2, "card");
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_unmanaged_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 2); /* { dg-warning "mixed-regions" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_unmanaged_driver = {
	.name = "warn-unmanaged",
	.probe = warn_unmanaged_probe,
	.remove = warn_unmanaged_remove,
};
module_pci_driver(warn_unmanaged_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_request_all_regions(pdev, "card"); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
