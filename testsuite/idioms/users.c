// SPDX-License-Identifier: GPL-2.0-or-later
/* The first user turns on, the last one off; probe is one of them. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int users;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_get(struct card *card)
{
	int ret;

	if (card->users++)
		return 0;
	ret = pci_enable_device(card->pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto put;
	ret = request_irq(card->pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(card->pdev);
put:
	card->users--;
	return ret;
}

static void card_put(struct card *card)
{
	if (--card->users)
		return;
	free_irq(card->pdev->irq, card); /* { dg-bogus "warning" } */
	pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	return card_get(card);
}

static void good_remove(struct pci_dev *pdev)
{
	card_put(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
