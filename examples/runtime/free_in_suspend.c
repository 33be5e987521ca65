// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * free_in_suspend - suspend frees vectors that devres is responsible for, resume allocates them again
 *
 * Legal, as there is no managed way to do it, and not needed: the PCI core restores what it has saved.
 *
 * row: M1
 * device: e1000e
 * steps: bind suspend unbind unload next next-unbind
 * runtime: ok
 */
#include "runtime.h"

static int free_in_suspend_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static int free_in_suspend_suspend(struct device *dev)
{
#ifndef TWIN
	pci_free_irq_vectors(to_pci_dev(dev));	/* finding: managed-vectors-recycled S4 */
#endif
	return 0;
}

static int free_in_suspend_resume(struct device *dev)
{
#ifndef TWIN
	int ret;

	ret = pci_alloc_irq_vectors(to_pci_dev(dev), 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
#endif
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(free_in_suspend_pm_ops, free_in_suspend_suspend, free_in_suspend_resume);

runtime_driver(.probe = free_in_suspend_probe, .driver.pm = pm_sleep_ptr(&free_in_suspend_pm_ops));
