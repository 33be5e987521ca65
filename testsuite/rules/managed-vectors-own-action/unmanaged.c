// SPDX-License-Identifier: GPL-2.0-or-later
/* Nobody else frees these vectors: the action is what makes the driver right, handler after it. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
}

static void good_disable(void *data)
{
	pci_disable_device(data); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, good_disable, pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, good_free_vectors, pdev);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
