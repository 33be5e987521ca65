// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A sound card: what the driver set up it lets go in a callback of the core, which calls it when the card is freed.
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <sound/core.h>

struct chip {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_private_free(struct snd_card *card)
{
	struct chip *chip = card->private_data;

	if (chip->irq >= 0)
		free_irq(chip->irq, chip); /* { dg-bogus "warning" } */
	pci_disable_device(chip->pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snd_card *card;
	struct chip *chip;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = snd_card_new(&pdev->dev, -1, NULL, THIS_MODULE, sizeof(*chip), &card);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	chip = card->private_data;
	chip->pdev = pdev;
	chip->irq = -1;
	card->private_free = good_private_free;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", chip); /* { dg-bogus "warning" } */
	if (ret)
		goto free_card;
	chip->irq = pdev->irq;
	ret = snd_card_register(card);
	if (ret)
		goto free_card;
	pci_set_drvdata(pdev, card);
	return 0;

free_card:
	snd_card_free(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	snd_card_free(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
