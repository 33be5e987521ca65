// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * resume_enables_managed - resume calls pcim_enable_device() again, nothing has disabled the device
 *
 * From 6.11 on the counts match at driver detach, and one more devres action is left behind by every resume until then.
 *
 * row: M9
 * device: e1000e
 * steps: bind suspend unbind unload next next-unbind
 * runtime 6.1: ok
 * runtime 6.12 7.3: suspend: enable 2
 */
#include "runtime.h"

static int resume_enables_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static int resume_enables_suspend(struct device *dev)
{
	return 0;
}

static int resume_enables_resume(struct device *dev)
{
#ifndef TWIN
	return pcim_enable_device(to_pci_dev(dev));	/* finding 6.12 7.3: devres-wrong-phase S4 */
#else
	return 0;
#endif
}

static DEFINE_SIMPLE_DEV_PM_OPS(resume_enables_pm_ops, resume_enables_suspend, resume_enables_resume);

runtime_driver(.probe = resume_enables_probe, .driver.pm = pm_sleep_ptr(&resume_enables_pm_ops));
