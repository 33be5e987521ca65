// SPDX-License-Identifier: GPL-2.0-or-later
/* The old MSI calls are hybrid like the new ones. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pci_enable_msi(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_msi(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
