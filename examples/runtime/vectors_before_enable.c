// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors_before_enable - vectors are allocated before the device becomes managed, so nobody frees them
 *
 * Up to 6.12 a device that no driver has enabled yet is refused any vectors; an earlier driver makes the difference.
 *
 * row: M13
 * device: e1000e
 * steps first: bind unbind unload next next-unbind
 * runtime 6.1 6.12: bind: refused -EINVAL
 * runtime 7.3: unbind: WARN irq_domain_remove, WARN msi_device_data_release, intx-off 1, mappings 1
 * runtime 7.3: next: WARN __pci_enable_msix_range, refused -EINVAL, says "MSI-X already enabled"
 * steps again: next next-unbind bind unbind unload
 * runtime 6.1: ok
 * runtime 6.12 7.3: unbind: WARN irq_domain_remove, WARN msi_device_data_release, intx-off 1, mappings 1
 */
#include "runtime.h"

static int vectors_before_enable_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

#ifdef TWIN
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
#endif
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);	/* finding: vectors-leaked S1 */
	if (ret < 0)
		return ret;
#ifndef TWIN
	ret = pcim_enable_device(pdev);
	if (ret) {
		pci_free_irq_vectors(pdev);
		return ret;
	}
#endif
	return 0;
}

runtime_driver(.probe = vectors_before_enable_probe);
