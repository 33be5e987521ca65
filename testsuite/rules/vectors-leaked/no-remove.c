// SPDX-License-Identifier: GPL-2.0-or-later
/* No remove at all: fine for the managed driver, a leak for the other. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev); /* { dg-warning "vectors-leaked" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pci_enable_msi(pdev); /* { dg-warning "vectors-leaked" "" { target split } } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
