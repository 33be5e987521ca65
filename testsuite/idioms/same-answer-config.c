// SPDX-License-Identifier: GPL-2.0-or-later
/* Suspend and resume ask the device by its configuration space whether it has to be disabled; it says the same each time. */
#include <linux/module.h>
#include <linux/pci.h>

static bool keeps_state(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	u32 control;

	if (!pci_find_capability(pdev, PCI_CAP_ID_MSI))
		return false;
	pci_read_config_dword(pdev, pdev->devfn, &control);
	if (control == ~0u) {
		dev_err(dev, "is gone\n");
		return false;
	}
	return control & 8;
}

static int good_suspend(struct device *dev)
{
	if (!keeps_state(dev))
		pci_disable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	if (keeps_state(dev))
		return 0;
	return pci_enable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "enabled|disabled" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);

/* Enables only what was not disabled. */
static int warn_resume(struct device *dev)
{
	if (!keeps_state(dev))
		return 0;
	return pci_enable_device(to_pci_dev(dev));
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, good_suspend, warn_resume);

static int other_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void other_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-warning "disabled a second time .mixed-enable." } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = other_probe,
	.remove = other_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
