// SPDX-License-Identifier: GPL-2.0-or-later
/* pcim_pin_device() without pcim_enable_device(): nothing to pin in 6.1, pinned for good in later kernels. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pcim_pin_device(pdev); /* { dg-warning "devres-wrong-phase" } { dg-misuse "M34 S2" } */
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pcim_pin_device(pdev); /* { dg-bogus "warning" } */
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
