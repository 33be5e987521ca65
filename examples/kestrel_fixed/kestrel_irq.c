// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The interrupts of the Ethernet card.
 */
#include <linux/interrupt.h>

#include "kestrel.h"

#define KESTREL_CAUSE(n)	(0x40 + 4 * (n))

static irqreturn_t kestrel_queue_irq(int irq, void *data)
{
	struct kestrel_nic *nic = data;
	int i;

	for (i = 0; i < nic->nvec; i++)
		writel(readl(nic->regs + KESTREL_CAUSE(i)), nic->regs + KESTREL_CAUSE(i));
	return IRQ_HANDLED;
}

int kestrel_irq_init(struct kestrel_nic *nic)
{
	struct pci_dev *pdev = nic->pdev;
	int i, ret;

	nic->nvec = pci_alloc_irq_vectors(pdev, 1, KESTREL_QUEUES, PCI_IRQ_MSIX);
	if (nic->nvec < 0)
		return dev_err_probe(&pdev->dev, nic->nvec, "no vectors\n");
	for (i = 0; i < nic->nvec; i++) {
		ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, i), kestrel_queue_irq, 0, "kestrel", nic);
		if (ret)
			return ret;
	}
	return 0;
}

void kestrel_irq_exit(struct kestrel_nic *nic)
{
	int i;

	for (i = 0; i < nic->nvec; i++)
		disable_irq(pci_irq_vector(nic->pdev, i));
}
