// SPDX-License-Identifier: GPL-2.0-or-later
/* I2: whether regions are requested depends on the machine. Asked again in remove it is the same one. */
/* { dg-semantics "kernels" } */
#include <linux/crash_dump.h>
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (is_kdump_kernel()) {
		ret = pci_request_region(pdev, 2, "good"); /* { dg-bogus "warning" } */
		if (ret)
			pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	if (is_kdump_kernel())
		pci_release_region(pdev, 2); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	if (!is_kdump_kernel())
		pci_release_region(pdev, 2);
	pci_disable_device(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (is_kdump_kernel()) {
		ret = pci_request_region(pdev, 2, "warn"); /* { dg-warning "regions-leaked" } */
		if (ret)
			pci_disable_device(pdev);
	}
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
