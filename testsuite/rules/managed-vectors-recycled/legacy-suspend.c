// SPDX-License-Identifier: GPL-2.0-or-later
/* The callbacks of struct pci_driver itself. */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_suspend(struct pci_dev *pdev, pm_message_t state)
{
	pci_disable_msi(pdev); /* { dg-warning "managed-vectors-recycled" } */
	return 0;
}

static int warn_resume(struct pci_dev *pdev)
{
	return pci_enable_msi(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pci_enable_msi(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.suspend = warn_suspend,
	.resume = warn_resume,
};
module_pci_driver(warn_driver);
