// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * regions_before_enable - a region is requested before the device becomes managed, and released in remove
 *
 * 6.11 to 6.15 send the release to devres, which does not have the region.
 *
 * row: M21
 * device: e1000e
 * runtime 6.1 7.3: ok
 * runtime 6.12: unbind: regions 1; next: refused -EBUSY
 */
#include "runtime.h"

static int regions_before_enable_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

#ifndef TWIN
	ret = pci_request_region(pdev, BAR_REGISTERS, "regions");
	if (ret)
		return ret;
	ret = pcim_enable_device(pdev);
	if (ret)
		goto release;
	if (!pcim_iomap(pdev, BAR_REGISTERS, 0)) {
		ret = -ENOMEM;
		goto release;
	}
	return 0;

release:
	pci_release_region(pdev, BAR_REGISTERS);	/* finding 6.12: mixed-regions S2 */
	return ret;
#else
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_iomap_regions(pdev, BIT(BAR_REGISTERS), "regions");
#endif
}

static void regions_before_enable_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_release_region(pdev, BAR_REGISTERS);	/* finding 6.12: mixed-regions S2 */
#endif
}

runtime_driver(.probe = regions_before_enable_probe, .remove = regions_before_enable_remove);
