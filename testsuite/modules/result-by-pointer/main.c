// SPDX-License-Identifier: GPL-2.0-or-later
/* What a function of another file has put where it was told is not what was there before. */
#include <linux/module.h>
#include <linux/slab.h>
#include "card.h"

static int card_check(struct card *card)
{
	u32 length = 0;
	int ret = card_read(card, &length);

	if (ret || length != 30)
		return -EIO;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	ret = card_check(card);
	if (ret)
		goto free;
	pci_set_drvdata(pdev, card);
	return 0;

free:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
MODULE_LICENSE("GPL");
