// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * resume_enables - resume enables a managed device that nothing has disabled
 *
 * row: M10
 * device: e1000e
 * steps: bind suspend unbind unload next next-unbind
 * runtime: suspend: enable 2; unbind: enable 1, master 1; next: enable 2; next-unbind: enable 1, master 1
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
	return pci_enable_device(to_pci_dev(dev));	/* finding: mixed-enable S3 */
#else
	return 0;
#endif
}

static DEFINE_SIMPLE_DEV_PM_OPS(resume_enables_pm_ops, resume_enables_suspend, resume_enables_resume);

runtime_driver(.probe = resume_enables_probe, .driver.pm = pm_sleep_ptr(&resume_enables_pm_ops));
