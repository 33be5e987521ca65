// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * enable_leaked - remove leaves an unmanaged device enabled
 *
 * row: M11
 * device: e1000e
 * runtime: unbind: enable 1, master 1; next: enable 2; next-unbind: enable 1, master 1
 */
#include "runtime.h"

static int enable_leaked_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);	/* finding: enable-leaked S3 */
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static void enable_leaked_remove(struct pci_dev *pdev)
{
#ifdef TWIN
	pci_disable_device(pdev);
#endif
}

runtime_driver(.probe = enable_leaked_probe, .remove = enable_leaked_remove);
