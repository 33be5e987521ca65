// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Hibernation: what is restored is the image made after freeze, so .restore undoes .freeze, and a driver need have no
 * .poweroff. One that does not disable in freeze has one enable too many after restore.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int card_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	pci_save_state(pdev);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	pci_restore_state(pdev);
	return pci_enable_device(pdev); /* { dg-bogus "warning" } */
}

static const struct dev_pm_ops good_pm_ops = {
	.suspend = card_suspend,
	.resume = good_resume,
	.freeze = card_suspend,
	.thaw = good_resume,
	.restore = good_resume,
};

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
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);

static int warn_freeze(struct device *dev)
{
	return pci_save_state(to_pci_dev(dev));
}

static int warn_thaw(struct device *dev)
{
	return 0;
}

static int warn_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	pci_restore_state(pdev);
	return pci_enable_device(pdev); /* { dg-warning "mixed-enable" } */
}

static const struct dev_pm_ops warn_pm_ops = {
	.suspend = card_suspend,
	.resume = warn_resume,
	.freeze = warn_freeze,
	.thaw = warn_thaw,
	.poweroff = card_suspend,
	.restore = warn_resume,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev); /* { dg-bogus "warning" } */
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
