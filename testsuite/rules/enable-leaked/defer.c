// SPDX-License-Identifier: GPL-2.0-or-later
/* The probe that is deferred leaves the device enabled, and the next one enables it again. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *companion;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	companion = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (!companion)
		return -EPROBE_DEFER;
	pci_dev_put(companion);
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
