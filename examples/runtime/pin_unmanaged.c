// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pin_unmanaged - pcim_pin_device() on a device that is not managed
 *
 * From 6.11 on nothing is to be seen of it, until a managed driver is unbound: the device stays pinned for ever.
 *
 * row: M34
 * device: e1000e
 * runtime 6.1: bind: WARN pcim_pin_device
 * runtime 6.12 7.3: next-unbind: enable 1, master 1
 */
#include "runtime.h"

static int pin_unmanaged_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
#ifndef TWIN
	pcim_pin_device(pdev);	/* finding: devres-wrong-phase S2 */
#endif
	return 0;
}

static void pin_unmanaged_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

runtime_driver(.probe = pin_unmanaged_probe, .remove = pin_unmanaged_remove);
