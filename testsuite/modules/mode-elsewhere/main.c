// SPDX-License-Identifier: GPL-2.0-or-later
/* What kind of vectors there are is kept behind two functions of another file. */
#include <linux/module.h>

#include "card.h"

static int card_set_irq(struct card *card)
{
	if (pci_enable_msix_range(card->pdev, NULL, 1, 4) > 0) { /* { dg-bogus "warning" } */
		card_set_mode(card->dev, CARD_MSIX);
		return 0;
	}
	if (!pci_enable_msi(card->pdev)) { /* { dg-bogus "warning" } */
		card_set_mode(card->dev, CARD_MSI);
		return 0;
	}
	card_set_mode(card->dev, CARD_INTX);
	return 0;
}

static void card_clear_irq(struct card *card)
{
	switch (card_get_mode(card->dev)) {
	case CARD_MSIX:
		pci_disable_msix(card->pdev);
		break;
	case CARD_MSI:
		pci_disable_msi(card->pdev);
		break;
	default:
		break;
	}
	card_set_mode(card->dev, CARD_UNKNOWN);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->dev = card_dev_new(&pdev->dev);
	if (!card->dev)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_set_irq(card);
	if (ret)
		goto disable;
	ret = pci_set_mwi(pdev);
	if (ret)
		goto clear;
	return 0;

clear:
	card_clear_irq(card);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_clear_irq(card);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
