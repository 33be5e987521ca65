// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A probe whose first step failed goes on to the last one all the same, with -1 for the card's number. What comes before
 * the array is no card: the last step follows a stray pointer before it gets to install a handler.
 *
 * Known gap: an index is not held against the array it goes into.
 */
/* { dg-semantics "kernels" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
};

static struct card *cards[4];
static int hotplug = 1;

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_find(struct pci_dev *pdev, int *number)
{
	struct card *card;
	int i;

	for (i = 0; i < 4 && cards[i]; i++)
		;
	if (i == 4)
		return -1;
	card = kzalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -1;
	card->pdev = pdev;
	cards[i] = card;
	*number = i;
	return 0;
}

static int card_register(int number)
{
	struct card *card = cards[number];

	return request_irq(card->pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "left installed" "" { xfail kernels } } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int number = -1, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_find(pdev, &number);
	if (hotplug && card_register(number)) {
		kfree(cards[number]);
		ret = -1;
	}
	if (ret < 0) {
		pci_disable_device(pdev);
		return -ENODEV;
	}
	pci_set_drvdata(pdev, cards[number]);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (hotplug)
		free_irq(pdev->irq, card);
	kfree(card);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
