// SPDX-License-Identifier: GPL-2.0-or-later
/* Devres removes this handler, but only after remove has run. */
#include "nic.h"

static irqreturn_t nic_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int nic_irq_request(struct nic *nic)
{
	nic->irq = pci_irq_vector(nic->pdev, 0);
	return devm_request_irq(&nic->pdev->dev, nic->irq, nic_irq, 0, "nic", nic);
}
