// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * One handler for each channel there is, reached through pointers in an array and freed one by one. What one call of
 * devm_kzalloc() in a loop returns is one object to the analysis: a turn later it may be another.
 */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_CHANNELS 6

struct channel {
	unsigned int nr;
	int irq;
};

struct card {
	struct pci_dev *pdev;
	struct channel *chan[CARD_CHANNELS];
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_channel(struct card *card, unsigned int nr)
{
	struct channel *chan;
	int ret;

	chan = devm_kzalloc(&card->pdev->dev, sizeof(*chan), GFP_KERNEL);
	if (!chan)
		return -ENOMEM;
	chan->nr = nr;
	chan->irq = pci_irq_vector(card->pdev, nr);
	ret = request_irq(chan->irq, card_irq, 0, "channel", chan); /* { dg-bogus "warning" } */
	if (!ret)
		card->chan[nr] = chan;
	return ret;
}

static void good_channel_exit(struct card *card, unsigned int nr)
{
	if (card->chan[nr])
		free_irq(card->chan[nr]->irq, card->chan[nr]); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int i, ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, CARD_CHANNELS, CARD_CHANNELS, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < CARD_CHANNELS; i++) {
		if (!(id->driver_data & BIT(i)))
			continue;
		ret = good_channel(card, i);
		if (ret)
			goto undo;
	}
	pci_set_drvdata(pdev, card);
	return 0;

undo:
	while (i--)
		good_channel_exit(card, i);
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < CARD_CHANNELS; i++)
		good_channel_exit(card, i);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
