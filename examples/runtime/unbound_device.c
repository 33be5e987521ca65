// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * unbound_device - a managed function is called for a device that no driver is bound to
 *
 * Its devres list is not empty from then on, and the driver core refuses to bind a driver to it.
 *
 * row: M28
 * device: e1000e
 * steps: bind next-edu
 * runtime: bind: edu enable 1; next-edu: refused -EBUSY, says "Resources present before probing"
 */
#include "runtime.h"

static int unbound_device_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *edu;
	int ret;

	edu = pci_get_device(VENDOR_EDU, DEVICE_EDU, NULL);
	if (!edu)
		return -ENODEV;
#ifndef TWIN
	ret = pcim_enable_device(edu);	/* finding: devres-wrong-phase S2 */
#else
	ret = pci_enable_device(edu);
	if (!ret)
		pci_disable_device(edu);
#endif
	pci_dev_put(edu);
	return ret;
}

runtime_driver(.probe = unbound_device_probe);
