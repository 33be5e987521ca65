// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What was disabled for a reset, or for suspend, cannot be enabled again: reset_done cannot say so, this resume does not.
 * The device is lost, and drivers keep no count of that. Behind a disable that nothing undoes it is not.
 */
/* { dg-semantics "counted" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/pm.h>

static void good_reset_prepare(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static void good_reset_done(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev)) /* { dg-bogus "warning" } */
		pci_err(pdev, "cannot enable\n");
}

static const struct pci_error_handlers good_errors = {
	.reset_prepare = good_reset_prepare,
	.reset_done = good_reset_done,
};

static int good_suspend(struct device *dev)
{
	pci_disable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	if (pci_enable_device(to_pci_dev(dev))) /* { dg-bogus "warning" } */
		dev_err(dev, "cannot enable\n");
	return 0;
}

static SIMPLE_DEV_PM_OPS(good_pm, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.err_handler = &good_errors,
	.driver.pm = &good_pm,
};
module_pci_driver(good_driver);

static int warn_suspend(struct device *dev)
{
	pci_disable_device(to_pci_dev(dev)); /* { dg-warning "mixed-enable" } */
	return 0;
}

static int warn_resume(struct device *dev)
{
	return 0;
}

static SIMPLE_DEV_PM_OPS(warn_pm, warn_suspend, warn_resume);

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_probe,
	.driver.pm = &warn_pm,
};
module_pci_driver(warn_driver);
