// SPDX-License-Identifier: GPL-2.0-or-later
/* A file of the module that knows nothing of PCI devices frees no vectors: those left behind are reported. */
#include <linux/module.h>
#include <linux/pci.h>

#include "card.h"

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	pci_set_drvdata(pdev, card);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-warning vectors-leaked } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	card->irq = pci_irq_vector(pdev, 0);
	card_set_mode(card, 1);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_set_mode(card, 0);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
