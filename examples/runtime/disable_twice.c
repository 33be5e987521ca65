// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * disable_twice - remove disables an unmanaged device twice
 *
 * row: M12
 * device: e1000e
 * runtime: unbind: WARN pci_disable_device, enable -1; next: enable 0; next-unbind: enable -1, master 1
 */
#include "runtime.h"

static int disable_twice_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static void disable_twice_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
#ifndef TWIN
	pci_disable_device(pdev);	/* finding: mixed-enable S2 */
#endif
}

runtime_driver(.probe = disable_twice_probe, .remove = disable_twice_remove);
