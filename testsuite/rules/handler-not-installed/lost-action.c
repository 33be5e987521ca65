// SPDX-License-Identifier: GPL-2.0-or-later
/* Whether devres frees the handler hangs on a value that was lost: what an action does, it may do to anything. */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	unsigned int mode;
};

irqreturn_t card_irq(int irq, void *data);

static void card_free(void *data)
{
	struct card *card = data;

	free_irq(card->pdev->irq, card);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	card->mode = id->driver_data;
	ret = request_irq(pdev->irq, card_irq, 0, "card", card);
	if (ret)
		return ret;
	if (readl(pdev) & 1)
		card->mode = readl(pdev);
	pci_set_drvdata(pdev, card);
	if (card->mode >= 2)
		return devm_add_action_or_reset(&pdev->dev, card_free, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->mode < 2)
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
