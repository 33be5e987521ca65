// SPDX-License-Identifier: GPL-2.0-or-later
/* I2: the flag is a bit, set and asked for by atomic operations. */
#include <linux/bitops.h>
#include <linux/module.h>
#include <linux/pci.h>

enum { CARD_HAS_IRQ, CARD_HAS_VECTORS, CARD_ENABLED };

struct card {
	struct pci_dev *pdev;
	unsigned long state;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_down(struct card *card)
{
	if (test_and_clear_bit(CARD_HAS_IRQ, &card->state))
		free_irq(card->pdev->irq, card); /* { dg-bogus "warning" } */
	if (test_and_clear_bit(CARD_HAS_VECTORS, &card->state))
		pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	if (test_and_clear_bit(CARD_ENABLED, &card->state))
		pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	set_bit(CARD_ENABLED, &card->state);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto down;
	set_bit(CARD_HAS_VECTORS, &card->state);
	ret = request_irq(pdev->irq, card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		goto down;
	set_bit(CARD_HAS_IRQ, &card->state);
	pci_set_drvdata(pdev, card);
	return 0;

down:
	card_down(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	card_down(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
