// SPDX-License-Identifier: GPL-2.0-or-later
/* All handlers and vectors given back, more asked for: the numbers in the array are replaced. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct queue {
	int irq;
};

struct card {
	struct pci_dev *pdev;
	int nvec;
	struct queue queues[8];
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irqs_on(struct card *card, int want)
{
	int i, ret;

	ret = pci_alloc_irq_vectors(card->pdev, want, want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	card->nvec = ret;
	for (i = 0; i < want; i++) {
		card->queues[i].irq = pci_irq_vector(card->pdev, i);
		ret = request_irq(card->queues[i].irq, card_irq, 0, "card", card); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (--i >= 0)
		free_irq(card->queues[i].irq, card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	card->nvec = 0;
	return ret;
}

static void card_irqs_off(struct card *card)
{
	int i;

	for (i = 0; i < card->nvec; i++)
		free_irq(card->queues[i].irq, card); /* { dg-bogus "warning" } */
	if (card->nvec)
		pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	card->nvec = 0;
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
	ret = card_irqs_on(card, 1);
	if (ret)
		goto disable;
	if (pdev->revision > 2) {
		card_irqs_off(card);
		ret = card_irqs_on(card, 8);
		if (ret)
			goto disable;
	}
	pci_set_drvdata(pdev, card);
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	card_irqs_off(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
