// SPDX-License-Identifier: GPL-2.0-or-later
/* One handler for each channel there is, kept in an array and freed one by one; and one freed twice. */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_CHANNELS 6

struct channel {
	unsigned int nr;
	bool on;
	int irq;
};

struct card {
	struct pci_dev *pdev;
	struct channel chan[CARD_CHANNELS];
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_channel(struct card *card, unsigned int nr)
{
	struct channel *chan = &card->chan[nr];
	int ret;

	chan->nr = nr;
	chan->irq = pci_irq_vector(card->pdev, nr);
	ret = request_irq(chan->irq, card_irq, 0, "channel", chan); /* { dg-bogus "warning" } */
	if (!ret)
		chan->on = true;
	return ret;
}

static void good_channel_exit(struct card *card, unsigned int nr)
{
	struct channel *chan = &card->chan[nr];

	if (chan->on)
		free_irq(chan->irq, chan); /* { dg-bogus "warning" } */
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

static void warn_exit(struct card *card)
{
	free_irq(card->irq, card); /* { dg-warning "handler-not-installed" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	card->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(card->irq, card_irq, 0, "card", card);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, card);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	warn_exit(card);
	warn_exit(card);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
