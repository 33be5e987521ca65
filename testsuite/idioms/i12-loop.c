// SPDX-License-Identifier: GPL-2.0-or-later
/* I12: handlers requested in a loop, a partial failure undone backwards, all freed in a loop. */
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

static int card_request_irqs(struct card *card)
{
	int i, ret;

	for (i = 0; i < card->nvec; i++) {
		ret = request_irq(pci_irq_vector(card->pdev, i), card_irq, 0, "card", card);
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (--i >= 0)
		free_irq(pci_irq_vector(card->pdev, i), card);
	return ret;
}

static void card_free_irqs(struct card *card)
{
	int i;

	for (i = 0; i < card->nvec; i++)
		free_irq(pci_irq_vector(card->pdev, i), card);
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
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (card->nvec < 0) {
		ret = card->nvec;
		goto disable;
	}
	ret = card_request_irqs(card);
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

	card_free_irqs(card);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
