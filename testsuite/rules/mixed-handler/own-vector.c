// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A loop installs managed handlers on the first vectors; the last has a plain one, of the same owner, which an unwind
 * frees too early. That is said once: which handler is meant its number tells.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#define QUEUES 4

static irqreturn_t ruff_queue(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t ruff_admin(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int i, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, QUEUES + 1, QUEUES + 1, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	for (i = 0; i < QUEUES; i++) {
		ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, i), ruff_queue, 0, "ruff", pdev);
		if (ret) {
			/* { dg-warning handler-not-installed "" { target *-*-* } .+1 } */
			free_irq(pci_irq_vector(pdev, QUEUES), pdev); /* { dg-bogus "mixed-handler" } */
			return ret;
		}
	}
	return request_irq(pci_irq_vector(pdev, QUEUES), ruff_admin, 0, "ruff", pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, QUEUES), pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver ruff_driver = { .name = "ruff", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(ruff_driver);
MODULE_LICENSE("GPL");
