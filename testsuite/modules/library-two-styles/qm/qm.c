// SPDX-License-Identifier: GPL-2.0-or-later
/* One library, two clients: what is due for the unmanaged one is redundant for the managed one. Said once. */
#include <linux/module.h>
#include "../qm.h"

static irqreturn_t qm_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int qm_init(struct qm *qm)
{
	int ret;

	ret = pci_alloc_irq_vectors(qm->pdev, 1, 4, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	qm->irq = pci_irq_vector(qm->pdev, 0);
	ret = request_irq(qm->irq, qm_irq, 0, "qm", qm);
	if (ret)
		pci_free_irq_vectors(qm->pdev); /* { dg-merged "managed-vectors-freed" } */
	return ret;
}
EXPORT_SYMBOL_GPL(qm_init);

void qm_uninit(struct qm *qm)
{
	free_irq(qm->irq, qm);
	pci_free_irq_vectors(qm->pdev); /* { dg-merged "managed-vectors-freed" } */
}
EXPORT_SYMBOL_GPL(qm_uninit);
MODULE_LICENSE("GPL");
