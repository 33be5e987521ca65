// SPDX-License-Identifier: GPL-2.0-or-later
/* How far probe got is a number, and one function undoes from there, falling through. */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

enum { CARD_NOTHING, CARD_ENABLED, CARD_VECTORS, CARD_HANDLER };

struct card {
	struct pci_dev *pdev;
	struct miscdevice misc;
	int state;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_undo(struct card *card)
{
	switch (card->state) {
	case CARD_HANDLER:
		free_irq(pci_irq_vector(card->pdev, 0), card);
		fallthrough;
	case CARD_VECTORS:
		pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
		fallthrough;
	case CARD_ENABLED:
		pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
		fallthrough;
	case CARD_NOTHING:
		break;
	}
	card->state = CARD_NOTHING;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		goto undo;
	card->state = CARD_ENABLED;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto undo;
	card->state = CARD_VECTORS;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", card);
	if (ret)
		goto undo;
	card->state = CARD_HANDLER;
	ret = misc_register(&card->misc);
	if (ret)
		goto undo;
	pci_set_drvdata(pdev, card);
	return 0;

undo:
	card_undo(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	misc_deregister(&card->misc);
	card_undo(card);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
