// SPDX-License-Identifier: GPL-2.0-or-later
/* Disable in suspend, pci_ enable in resume: right where enables are counted, one too many where devres is told. */
/* { dg-semantics "all" } { dg-misuse "M7 right" "" { target counted } } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_suspend(struct device *dev)
{
	pci_disable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	/* { dg-warning "mixed-enable" "" { target 6.1 } .+1 } { dg-misuse "M7 S3" "" { target 6.1 } .+1 } */
	return pci_enable_device(to_pci_dev(dev));
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);
