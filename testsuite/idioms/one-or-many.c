// SPDX-License-Identifier: GPL-2.0-or-later
/* One handler for all where there is one vector, else one each: the way it was set up is asked for again. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t queue_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irqs_on(struct card *card)
{
	int i, ret;

	if (card->nvec == 1)
		return request_irq(pci_irq_vector(card->pdev, 0), card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	for (i = 0; i < card->nvec; i++) {
		ret = request_irq(pci_irq_vector(card->pdev, i), queue_irq, 0, "card-queue", card); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (i--)
		free_irq(pci_irq_vector(card->pdev, i), card); /* { dg-bogus "warning" } */
	return ret;
}

static void card_irqs_off(struct card *card)
{
	int i;

	if (card->nvec == 1) {
		free_irq(pci_irq_vector(card->pdev, 0), card); /* { dg-bogus "warning" } */
		return;
	}
	for (i = 0; i < card->nvec; i++)
		free_irq(pci_irq_vector(card->pdev, i), card); /* { dg-bogus "warning" } */
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
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
	if (card->nvec < 0) {
		ret = card->nvec;
		goto disable;
	}
	ret = card_irqs_on(card);
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
