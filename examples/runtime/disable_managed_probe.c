// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * disable_managed_probe - probe fails and disables a device that devres disables as well
 *
 * row: M6
 * device: e1000e
 * probe: -EIO
 * steps: bind unload next next-unbind
 * runtime 6.1: ok
 * runtime 6.12 7.3: bind: WARN pci_disable_device, enable -1; next: enable 0; next-unbind: enable -1, master 1
 */
#include "runtime.h"

static int disable_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	if (!pci_resource_start(pdev, BAR_NONE)) {
#ifndef TWIN
		pci_disable_device(pdev);	/* finding 6.12 7.3: mixed-enable S2 */
#endif
		return -EIO;
	}
	return 0;
}

runtime_driver(.probe = disable_managed_probe);
