// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * suspend_disables - suspend disables a managed device, resume enables it with pci_enable_device()
 *
 * Right from 6.11 on. Before, the disable cancels the one that devres would do, and the device stays enabled.
 *
 * row: M7
 * device: e1000e
 * steps: bind suspend unbind unload next next-unbind
 * runtime 6.1: unbind: enable 1, master 1; next: enable 2; next-unbind: enable 1, master 1
 * runtime 6.12 7.3: ok
 */
#include "runtime.h"

static int suspend_disables_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static int suspend_disables_suspend(struct device *dev)
{
#ifndef TWIN
	pci_disable_device(to_pci_dev(dev));
#endif
	return 0;
}

static int suspend_disables_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
#ifndef TWIN
	int ret;

	ret = pci_enable_device(pdev);	/* finding 6.1: mixed-enable S3 */
	if (ret)
		return ret;
#endif
	pci_set_master(pdev);
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(suspend_disables_pm_ops, suspend_disables_suspend, suspend_disables_resume);

runtime_driver(.probe = suspend_disables_probe, .driver.pm = pm_sleep_ptr(&suspend_disables_pm_ops));
