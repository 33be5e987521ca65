// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mwi_unmanaged - pcim_set_mwi() on a device that is not managed
 *
 * row: M33
 * device: edu
 * runtime 6.1: bind: refused -ENOMEM
 * runtime 6.12 7.3: ok
 */
#include "runtime.h"

static int mwi_unmanaged_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

#ifndef TWIN
	ret = pci_enable_device(pdev);
#else
	ret = pcim_enable_device(pdev);
#endif
	if (ret)
		return ret;
	ret = pcim_set_mwi(pdev);	/* finding 6.1: devres-wrong-phase S3 */
	if (ret) {
#ifndef TWIN
		pci_disable_device(pdev);
#endif
		return ret;
	}
	return 0;
}

static void mwi_unmanaged_remove(struct pci_dev *pdev)
{
#ifndef TWIN
	pci_disable_device(pdev);
#endif
}

runtime_driver(.probe = mwi_unmanaged_probe, .remove = mwi_unmanaged_remove);
