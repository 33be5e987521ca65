// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mapped_region_released - remove releases with pci_release_region() what pcim_iomap_regions() has requested
 *
 * row: M23
 * device: e1000e
 * runtime 6.1 6.12: ok
 * runtime 7.3: unbind: says "nonexistent resource"
 */
#include "runtime.h"

static int mapped_region_released_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_iomap_regions(pdev, BIT(BAR_REGISTERS), "region");
}

static void mapped_region_released_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	/* finding 6.12: mixed-regions S4 */
	/* finding 7.3: mixed-regions S2 */
	pci_release_region(pdev, BAR_REGISTERS);
#endif
}

runtime_driver(.probe = mapped_region_released_probe, .remove = mapped_region_released_remove);
