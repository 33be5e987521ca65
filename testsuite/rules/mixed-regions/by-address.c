// SPDX-License-Identifier: GPL-2.0-or-later
/* Requested by its BAR, released by its address: it is the same region, for all that is known. The twin releases nothing. */
/* { dg-semantics "7.3 pcim" } */
#include <linux/ioport.h>
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pci_request_region(pdev, 0, "card"); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	release_mem_region(pci_resource_start(pdev, 0), pci_resource_len(pdev, 0));
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

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pci_request_region(pdev, 0, "card"); /* { dg-warning "mixed-regions" } */
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
