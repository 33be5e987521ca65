// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The first vector for the card, one for each queue, whose structures own the handlers; a partial failure is undone.
 */
/* { dg-semantics "hybrid" } */
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

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int i, j, ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->nvec = pci_alloc_irq_vectors(pdev, 2, 8, PCI_IRQ_MSIX);
	if (card->nvec < 0)
		return card->nvec;
	for (i = 0; i < card->nvec; i++)
		card->queues[i].irq = pci_irq_vector(pdev, i);
	ret = request_irq(card->queues[0].irq, card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	for (i = 1; i < card->nvec; i++) {
		ret = request_irq(card->queues[i].irq, card_irq, 0, "card-queue", &card->queues[i]); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	pci_set_drvdata(pdev, card);
	return 0;

undo:
	for (j = 1; j < i; j++)
		free_irq(card->queues[j].irq, &card->queues[j]); /* { dg-bogus "warning" } */
	free_irq(card->queues[0].irq, card); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int i;

	for (i = 1; i < card->nvec; i++)
		free_irq(card->queues[i].irq, &card->queues[i]); /* { dg-bogus "warning" } */
	free_irq(card->queues[0].irq, card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int i, ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->nvec = pci_alloc_irq_vectors(pdev, 2, 8, PCI_IRQ_MSIX);
	if (card->nvec < 0)
		return card->nvec;
	for (i = 0; i < card->nvec; i++)
		card->queues[i].irq = pci_irq_vector(pdev, i);
	ret = request_irq(card->queues[0].irq, card_irq, 0, "card", card); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	for (i = 1; i < card->nvec; i++) {
		ret = request_irq(card->queues[i].irq, card_irq, 0, "card-queue", &card->queues[i]); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	pci_set_drvdata(pdev, card);
	return 0;

undo:
	while (--i > 0)
		free_irq(card->queues[i].irq, &card->queues[i]); /* { dg-bogus "warning" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int i;

	for (i = 1; i < card->nvec; i++)
		free_irq(card->queues[i].irq, &card->queues[i]); /* { dg-bogus "warning" } */
	free_irq(card->queues[0].irq, card); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
