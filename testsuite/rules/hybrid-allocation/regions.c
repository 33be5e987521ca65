// SPDX-License-Identifier: GPL-2.0-or-later
/* Regions that are managed because the device is, up to 6.15. */
/* { dg-semantics "kernels" } { dg-options "-fplugin-arg-pcidevres-level=3" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	/* { dg-warning "hybrid-allocation" "" { target 6.1 6.12 } .+2 } { dg-note "pcim_iomap_regions" "" { target 6.1 } .+2 } */
	/* { dg-note "pcim_request_all_regions" "" { target 6.12 } .+1 } { dg-warning "mixed-regions" "" { target 7.3 } .+1 } */
	return pci_request_regions(pdev, "card");
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_request_regions(pdev, "card"); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
