// SPDX-License-Identifier: GPL-2.0-or-later
/* Nothing was requested. On a managed device of 6.12 the release finds that out, and does nothing. */
/* { dg-semantics "all" } */
#include <linux/ioport.h>
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev); /* { dg-warning "mixed-regions" } { dg-misuse "M24 S2" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int warn_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static void warn_managed_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev); /* { dg-warning "mixed-regions" "" { target 6.1 7.3 pcim } } */
}

static struct pci_driver warn_managed_driver = {
	.name = "warn-managed",
	.probe = warn_managed_probe,
	.remove = warn_managed_remove,
};
module_pci_driver(warn_managed_driver);

/* One label too far up: the request has failed. */
static int warn_label_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "card");
	if (ret)
		goto release;
	ret = pci_set_mwi(pdev);
	if (ret)
		goto release;
	return 0;

release:
	pci_release_regions(pdev); /* { dg-warning "mixed-regions" } */
	pci_disable_device(pdev);
	return ret;
}

static void warn_label_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_label_driver = {
	.name = "warn-label",
	.probe = warn_label_probe,
	.remove = warn_label_remove,
};
module_pci_driver(warn_label_driver);

/* By address: one of the BARs, for all that is known. */
static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (!request_mem_region(pci_resource_start(pdev, 0), 4096, "card")) {
		pci_disable_device(pdev);
		return -EBUSY;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 0); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
