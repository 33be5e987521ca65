// SPDX-License-Identifier: GPL-2.0-or-later
/* pci_enable_device() here makes the free in the other file due. */
#include <linux/module.h>
#include "card.h"

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	pci_set_drvdata(pdev, card);
	ret = card_irq_init(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	card_irq_exit(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
