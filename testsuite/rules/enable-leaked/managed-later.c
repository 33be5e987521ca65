// SPDX-License-Identifier: GPL-2.0-or-later
/* A device that becomes managed after all: what is left then is mixed-enable's to say. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pci_enable_device(pdev); /* { dg-warning "mixed-enable" } */ /* { dg-bogus "enable-leaked" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
