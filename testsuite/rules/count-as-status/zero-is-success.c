// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The other way round: 0 is success here, and this driver takes it for "no vectors". Not found: probe returns 0, which
 * is what a probe that means success returns; only the comparison gives it away.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev); /* { dg-warning "count-as-status" "" { xfail hybrid } } */
	if (ret <= 0) {
		pci_info(pdev, "no MSI\n");
		return ret;
	}
	pci_set_master(pdev);
	return 0;
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
	ret = pci_enable_msi(pdev); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_info(pdev, "no MSI\n");
		return ret;
	}
	pci_set_master(pdev);
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
