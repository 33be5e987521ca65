// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * disable_managed - remove disables a device that devres disables as well
 *
 * From 6.11 on the count goes below zero, so the next driver's enable gives 0, and its disable leaves bus mastering on.
 *
 * row: M6
 * device: e1000e
 * runtime 6.1: ok
 * runtime 6.12 7.3: unbind: WARN pci_disable_device, enable -1; next: enable 0; next-unbind: enable -1, master 1
 */
#include "runtime.h"

static int disable_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static void disable_managed_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_disable_device(pdev);	/* finding 6.12 7.3: mixed-enable S2 */
#endif
}

runtime_driver(.probe = disable_managed_probe, .remove = disable_managed_remove);
