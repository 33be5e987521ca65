// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * release_unrequested - remove releases a region that was never requested
 *
 * row: M24
 * device: e1000e
 * runtime: unbind: says "nonexistent resource"
 */
#include "runtime.h"

static int release_unrequested_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void release_unrequested_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_release_region(pdev, BAR_REGISTERS);	/* finding: mixed-regions S2 */
#endif
	pci_disable_device(pdev);
}

runtime_driver(.probe = release_unrequested_probe, .remove = release_unrequested_remove);
