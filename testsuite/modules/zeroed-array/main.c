// SPDX-License-Identifier: GPL-2.0-or-later
/* What a zeroed array of pointers holds is not NULL for good: another file's function fills it. */
#include <linux/module.h>

#include "card.h"

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->nports = 4;
	card->ports = devm_kzalloc(&pdev->dev, 4 * sizeof(*card->ports), GFP_KERNEL);
	if (!card->ports)
		return -ENOMEM;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = card_add_port(card);
	if (ret)
		return ret;
	if (!card->ports[0])
		return -ENODEV;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void card_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-merged managed-vectors-freed } */
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
