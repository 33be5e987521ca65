// SPDX-License-Identifier: GPL-2.0-or-later
/* Handlers in a loop, undone from where it failed: where the first is refused nothing is freed. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int irqs[8];
	int nirqs;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_irqs_off(struct card *card)
{
	int i;

	for (i = 0; i < card->nirqs; i++)
		free_irq(card->irqs[i], card); /* { dg-bogus "warning" } */
	card->nirqs = 0;
}

static int card_irqs_on(struct card *card, int nvec)
{
	int i, ret;

	for (i = 0; i < nvec; i++) {
		card->irqs[i] = pci_irq_vector(card->pdev, i);
		ret = request_irq(card->irqs[i], card_irq, 0, "card", card); /* { dg-bogus "warning" } */
		if (ret) {
			card_irqs_off(card);
			return ret;
		}
		card->nirqs++;
	}
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = card_irqs_on(card, ret);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, card);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_irqs_off(card);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
