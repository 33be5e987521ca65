// SPDX-License-Identifier: GPL-2.0-or-later
/* The region came with a mapping. 6.1 releases it and tells devres, 6.12 does not find it, 7.3 releases it twice. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_iomap_regions(pdev, 1 << 0, "card");
}

static void warn_remove(struct pci_dev *pdev)
{
	/* { dg-warning "mixed-regions" "" { target counted } .+4 } */
	/* { dg-misuse "M23 S4" "" { target 6.12 } .+3 } */
	/* { dg-misuse "M23 S2" "" { target 7.3 pcim } .+2 } */
	/* { dg-misuse "M23 right" "" { target 6.1 } } */
	pci_release_region(pdev, 0);
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

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_region(pdev, 2, "card");
	if (ret)
		return ret;
	ret = pcim_iomap_regions(pdev, 1 << 0, "card");
	if (ret)
		pci_release_region(pdev, 2); /* { dg-warning "mixed-regions" "S4" { target 6.1 6.12 } } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 2); /* { dg-warning "mixed-regions" "S4" { target 6.1 6.12 } } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
