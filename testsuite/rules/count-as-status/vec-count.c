// SPDX-License-Identifier: GPL-2.0-or-later
/* pci_msix_vec_count() counts what the device has. */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_msix_vec_count(pdev); /* { dg-warning "count-as-status" } */
	if (ret < 4)
		return ret;
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
	ret = pci_msix_vec_count(pdev); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return ret < 4 ? -ENOSPC : 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
