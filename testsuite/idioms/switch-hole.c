// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two switches over the same kind of card, with two cases that are not neighbours. Who went by the default of the first
 * is neither of them in the second.
 */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	int kind;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_init(struct pci_dev *pdev, struct card *card)
{
	switch (card->kind) {
	case 1:
	case 3:
		return request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card);
	default:
		return 0;
	}
}

static void good_exit(struct pci_dev *pdev, struct card *card)
{
	switch (card->kind) {
	case 1:
	case 3:
		free_irq(pdev->irq, card); /* { dg-bogus "handler-not-installed" } */
		break;
	}
}

static void warn_exit(struct pci_dev *pdev, struct card *card)
{
	switch (card->kind) {
	case 1:
	case 2:
		free_irq(pdev->irq, card); /* { dg-warning "handler-not-installed" } */
		break;
	}
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	card->kind = id->driver_data;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_init(pdev, card);
	if (ret)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret) {
		good_exit(pdev, card);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	good_exit(pdev, pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Asks for other kinds than were served. */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	card->kind = 2;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_init(pdev, card);
	if (ret)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		warn_exit(pdev, card);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
