// SPDX-License-Identifier: GPL-2.0-or-later
/* The tables are of another file; so is what probe, suspend, resume and recovery share. */
#include <linux/module.h>
#include "kite.h"

static int kite_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return kite_up(pdev);
}

static void kite_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
}

static struct pci_driver kite_driver = {
	.name = "kite",
	.probe = kite_probe,
	.remove = kite_remove,
	.driver.pm = pm_ptr(&kite_pm_ops),
	.err_handler = &kite_err_handler,
};
module_pci_driver(kite_driver);
MODULE_LICENSE("GPL");
