// SPDX-License-Identifier: GPL-2.0-or-later
/* Resume enables though suspend never disabled: one more at every cycle. */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_suspend(struct device *dev)
{
	pci_save_state(to_pci_dev(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	pci_restore_state(to_pci_dev(dev));
	return pci_enable_device(to_pci_dev(dev)); /* { dg-warning "mixed-enable" } */
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
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
