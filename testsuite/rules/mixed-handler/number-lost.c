// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Which number is freed is not known, but who owns it: all its handlers are of one family. Where there are handlers of both,
 * either may be meant.
 */
/* { dg-semantics "all" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	const int *irqs;
	int first, second;
};

extern const int card_irqs[];

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct card *card_new(struct pci_dev *pdev, unsigned long first)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return NULL;
	card->pdev = pdev;
	card->irqs = card_irqs;
	card->first = first & 3;
	card->second = card->first + 1;
	pci_set_drvdata(pdev, card);
	return card;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev, id->driver_data);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, card->irqs[card->first], card_irq, 0, "card", card);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(card->irqs[card->first], card); /* { dg-warning "installed by devm_request_irq\\(\\) is freed by free_irq" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev, id->driver_data);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = devm_request_irq(&pdev->dev, card->irqs[card->first], card_irq, 0, "card", card);
	if (ret)
		return ret;
	return request_irq(card->irqs[card->second], card_irq, 0, "card", card); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(card->irqs[card->second], card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
