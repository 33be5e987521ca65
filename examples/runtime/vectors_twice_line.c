// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors_twice_line - vectors are asked for while some are on, and the line interrupt would do
 *
 * The second allocation succeeds: it says 1 for the line interrupt, which it turns on beside MSI-X.
 *
 * row: M14
 * device: e1000e
 * runtime: bind: WARN __pci_enable_msix_range, says "MSI-X already enabled", intx-off 0
 */
#include "runtime.h"

static int vectors_twice_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
#ifndef TWIN
	ret = pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_ALL_TYPES);	/* finding: vectors-reallocated S2 */
	if (ret < 0)
		return ret;
#endif
	return 0;
}

runtime_driver(.probe = vectors_twice_probe);
