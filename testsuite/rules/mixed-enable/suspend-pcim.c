// SPDX-License-Identifier: GPL-2.0-or-later
/* Disable in suspend, pcim_ enable in resume: right in 6.1; counted, every cycle adds one release too many. */
/* { dg-semantics "all" } { dg-misuse "M8 right" "" { target 6.1 } } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_suspend(struct device *dev)
{
	pci_disable_device(to_pci_dev(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	return pcim_enable_device(to_pci_dev(dev)); /* { dg-warning "mixed-enable" "" { target counted } 0 } */
	/* { dg-misuse "M8 S2" "" { target counted } 0 } */
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.driver.pm = pm_sleep_ptr(&warn_pm_ops),
};
module_pci_driver(warn_driver);
