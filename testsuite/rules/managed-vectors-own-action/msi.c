// SPDX-License-Identifier: GPL-2.0-or-later
/* The same with the old MSI calls. */
#include <linux/module.h>
#include <linux/pci.h>

static void warn_disable_msi(void *data)
{
	pci_disable_msi(data); /* { dg-warning "managed-vectors-own-action" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev);
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, warn_disable_msi, pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
