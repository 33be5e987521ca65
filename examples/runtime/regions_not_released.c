// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * regions_not_released - a region of a managed device is requested with pci_request_region() and not released
 *
 * Right as long as that was managed on managed devices, that is, up to 6.15.
 *
 * row: M20
 * device: e1000e
 * runtime 6.1 6.12: ok
 * runtime 7.3: unbind: regions 1; next: refused -EBUSY, says "can't reserve"
 */
#include "runtime.h"

static int regions_not_released_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
#ifndef TWIN
	ret = pci_request_region(pdev, BAR_REGISTERS, "regions");	/* finding 7.3: mixed-regions S2 */
	if (ret)
		return ret;
	return pcim_iomap(pdev, BAR_REGISTERS, 0) ? 0 : -ENOMEM;
#else
	return pcim_iomap_regions(pdev, BIT(BAR_REGISTERS), "regions");
#endif
}

runtime_driver(.probe = regions_not_released_probe);
