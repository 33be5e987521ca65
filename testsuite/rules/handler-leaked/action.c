// SPDX-License-Identifier: GPL-2.0-or-later
/* A devres action frees the handler, before devres frees its vector. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static void free_handler(void *data)
{
	struct pci_dev *pdev = data;

	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
}

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, free_handler, pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
