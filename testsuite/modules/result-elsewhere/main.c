// SPDX-License-Identifier: GPL-2.0-or-later
/* Which error paths of probe can be taken is for the file to say that has the functions. */
#include <linux/module.h>

#include "card.h"

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->ops = &card_hw_ops;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = card_reset(card);
	if (ret)
		goto disable;
	ret = card->ops->dimension(card);
	if (ret)
		goto disable;
	ret = card_set_route(card, CARD_TO_HOST);
	if (ret < 0)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI); /* { dg-merged vectors-leaked } */
	if (ret < 0)
		goto disable;
	ret = card_start(card);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card->ops->release(card);
	pci_disable_device(pdev);
}

static struct pci_driver drivers[] = {
	{
		.name = "good",
		.probe = good_probe,
		.remove = good_remove,
	},
	{
		.name = "warn",
		.probe = warn_probe,
		.remove = good_remove,
	},
};

static int __init good_init(void)
{
	return pci_register_driver(&drivers[0]) ?: pci_register_driver(&drivers[1]);
}
module_init(good_init);
