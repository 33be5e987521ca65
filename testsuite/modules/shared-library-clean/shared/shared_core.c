// SPDX-License-Identifier: GPL-2.0-or-later
/* A library module: no driver in it; who is responsible is for each client to say; this one is unmanaged. */
#include <linux/module.h>
#include "../shared.h"

int shared_vectors_init(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}
EXPORT_SYMBOL_GPL(shared_vectors_init);

void shared_vectors_exit(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}
EXPORT_SYMBOL_GPL(shared_vectors_exit);
MODULE_LICENSE("GPL");
