// SPDX-License-Identifier: GPL-2.0-or-later
/* Enabled in probe, disabled nowhere: neither where probe fails later nor in remove. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device_mem(pdev); /* { dg-warning "enable-leaked" } { dg-misuse "M11 S3" } */
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
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
