// SPDX-License-Identifier: GPL-2.0-or-later
/* Each file has an inline function of the header's for itself; what one answers, the other does. */
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
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_request(card);
	if (ret)
		goto disable;
	if (card_is_old(card)) {
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
		if (ret < 0)
			goto disable;
	}
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
