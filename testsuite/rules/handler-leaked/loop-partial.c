// SPDX-License-Identifier: GPL-2.0-or-later
/* A loop of requests: where one fails, those before it are still installed. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_QUEUES 4

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int i, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, CARD_QUEUES, CARD_QUEUES, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	for (i = 0; i < CARD_QUEUES; i++) {
		ret = request_irq(pci_irq_vector(pdev, i), card_irq, 0, "card", pdev); /* { dg-warning "handler-leaked" } */
		if (ret)
			return ret;
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < CARD_QUEUES; i++)
		free_irq(pci_irq_vector(pdev, i), pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int i, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, CARD_QUEUES, CARD_QUEUES, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	for (i = 0; i < CARD_QUEUES; i++) {
		ret = request_irq(pci_irq_vector(pdev, i), card_irq, 0, "card", pdev); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (i--)
		free_irq(pci_irq_vector(pdev, i), pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < CARD_QUEUES; i++)
		free_irq(pci_irq_vector(pdev, i), pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
