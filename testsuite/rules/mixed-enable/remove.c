// SPDX-License-Identifier: GPL-2.0-or-later
/* pci_disable_device() against pcim_enable_device(): cancels devres in 6.1, makes the count negative later. */
/* { dg-semantics "all" } { dg-misuse "M6 right" "" { target 6.1 } } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" "" { target counted } } */
	/* { dg-misuse "M6 S2" "" { target counted } .-1 } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
