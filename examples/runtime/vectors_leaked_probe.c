// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors_leaked_probe - probe fails and leaves unmanaged vectors allocated
 *
 * row: M4
 * device: e1000e
 * probe: -EIO
 * steps: bind unload next next-unbind
 * runtime: bind: WARN msi_device_data_release, intx-off 1, mappings 1
 * runtime 6.12 7.3: bind: WARN irq_domain_remove
 * runtime: next: WARN __pci_enable_msix_range, refused -EINVAL, says "MSI-X already enabled"
 */
#include "runtime.h"

static int vectors_leaked_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);	/* finding: vectors-leaked S1 */
	if (ret < 0)
		goto disable;
	if (!pci_resource_start(pdev, BAR_NONE)) {
		ret = -EIO;
#ifndef TWIN
		goto disable;
#else
		goto free_vectors;
#endif
	}
	return 0;

#ifdef TWIN
free_vectors:
	pci_free_irq_vectors(pdev);
#endif
disable:
	pci_disable_device(pdev);
	return ret;
}

static void vectors_leaked_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

runtime_driver(.probe = vectors_leaked_probe, .remove = vectors_leaked_remove);
