// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two modules that have nothing to do with each other and name everything alike: structs, fields, functions. A call
 * through a field finds functions of its own module only. Managed, nothing freed by hand.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card;

struct card_ops {
	int (*irq_on)(struct card *card);
	void (*irq_off)(struct card *card);
};

struct card {
	struct pci_dev *pdev;
	const struct card_ops *ops;
};

static int card_irq_on(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static void card_irq_off(struct card *card)
{
	pci_clear_master(card->pdev);
}

static const struct card_ops card_ops = {
	.irq_on = card_irq_on,
	.irq_off = card_irq_off,
};

int card_init(struct card *card);

int card_init(struct card *card)
{
	int ret;

	ret = pcim_enable_device(card->pdev);
	if (ret)
		return ret;
	ret = card->ops->irq_on(card);
	return ret;
}

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->ops = &card_ops;
	pci_set_drvdata(pdev, card);
	return card_init(card);
}

static void card_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card->ops->irq_off(card);
}

static struct pci_driver card_driver = {
	.name = "first",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
