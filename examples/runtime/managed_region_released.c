// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * managed_region_released - remove releases with pci_release_region() what pcim_request_region() has requested
 *
 * row: M22
 * device: e1000e
 * kernels: 6.12 7.3
 * absent 6.1: there is no pcim_request_region()
 * runtime 6.12: ok
 * runtime 7.3: unbind: says "nonexistent resource"
 */
#include "runtime.h"

static int managed_region_released_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_request_region(pdev, BAR_REGISTERS, "region");
}

static void managed_region_released_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_release_region(pdev, BAR_REGISTERS);	/* finding 7.3: mixed-regions S2 */
#endif
}

runtime_driver(.probe = managed_region_released_probe, .remove = managed_region_released_remove);
