// SPDX-License-Identifier: GPL-2.0-or-later
/* A managed handler and a plain one side by side; and one of which nobody knows which it is. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

struct card {
	int irq;
	bool managed;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
	if (ret)
		goto free;
	ret = request_irq(pci_irq_vector(pdev, 1), card_irq, 0, "card", pdev);
	if (ret)
		goto free_managed;
	return 0;

free_managed:
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
free:
	pci_free_irq_vectors(pdev); /* { dg-allow "managed-vectors-freed" } { dg-allow "vectors-leaked" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 1), pdev); /* { dg-bogus "warning" } */
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-allow "managed-vectors-freed" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int good_either_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	card->managed = pdev->revision > 3;
	if (card->managed)
		ret = devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", card);
	else
		ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card);
	return ret;
}

static void good_either_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (!card->managed)
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_either_driver = {
	.name = "good-either",
	.probe = good_either_probe,
	.remove = good_either_remove,
};
module_pci_driver(good_either_driver);
