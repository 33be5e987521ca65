// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * As many vectors are asked for as the configuration says, and exactly those are got: what is not that many, failed. The
 * configuration is found in a file that has nothing to do with the device otherwise.
 */
#include <linux/module.h>
#include "card.h"

#define CARD_MANY 1

static const struct card_config card_config_one = { .vectors = 1 };

static int card_vectors(struct card *card)
{
	const struct card_config *config = card->config;
	int n;

	n = pci_alloc_irq_vectors(card->pdev, config->vectors, config->vectors, PCI_IRQ_MSI); /* { dg-bogus "vectors-leaked" } */
	if (n == config->vectors) {
		card->flags |= CARD_MANY;
		return 0;
	}
	n = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "vectors-reallocated" } */
	if (n < 0)
		return n;
	card->config = &card_config_one;
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->chip = id->device;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_config_find(card);
	if (ret)
		goto disable;
	ret = card_vectors(card);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
