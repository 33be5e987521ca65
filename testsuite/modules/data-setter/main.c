// SPDX-License-Identifier: GPL-2.0-or-later
/* A function in a file of its own sets the driver data, and does nothing else. */
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
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (card->nvec < 0)
		return card->nvec;
	card_attach(card, pdev);
	return 0;
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
