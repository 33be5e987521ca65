// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * vectors_atomic - vectors are allocated under a spinlock
 *
 * row: M35
 * device: e1000e
 * runtime: bind: BUG sleeping function called from invalid context
 */
#include <linux/spinlock.h>
#include "runtime.h"

static DEFINE_SPINLOCK(vectors_atomic_lock);

static int vectors_atomic_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
#ifndef TWIN
	spin_lock(&vectors_atomic_lock);
#endif
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
#ifndef TWIN
	spin_unlock(&vectors_atomic_lock);
#endif
	return ret < 0 ? ret : 0;
}

runtime_driver(.probe = vectors_atomic_probe);
