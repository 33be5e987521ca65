// SPDX-License-Identifier: GPL-2.0-or-later
/* Whether a device may wake the system does not change while that sleeps. Other questions may be answered otherwise. */
#include <linux/module.h>
#include <linux/pci.h>

bool card_is_busy(void);

static int good_suspend(struct device *dev)
{
	if (!device_may_wakeup(dev))
		pci_disable_device(to_pci_dev(dev));
	return 0;
}

static int good_resume(struct device *dev)
{
	if (!device_may_wakeup(dev))
		return pci_enable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);

static int warn_suspend(struct device *dev)
{
	if (!device_may_wakeup(dev))
		pci_disable_device(to_pci_dev(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	if (!card_is_busy())
		return pci_enable_device(to_pci_dev(dev));
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = pm_sleep_ptr(&warn_pm_ops),
};
module_pci_driver(warn_driver);
