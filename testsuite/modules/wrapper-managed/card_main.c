// SPDX-License-Identifier: GPL-2.0-or-later
/* Enabled here, vectors in the other file: only the merge of both can tell who is responsible. */
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
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	return card_irq_init(card);
}

static void card_remove(struct pci_dev *pdev)
{
	card_irq_exit(pci_get_drvdata(pdev));
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
