// SPDX-License-Identifier: GPL-2.0-or-later
/* The handler is on another device's vector: requested there and freed there. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *second;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->second = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (!card->second)
		return -ENODEV;
	pci_set_drvdata(pdev, card);
	ret = pci_request_irq(card->second, 0, card_irq, NULL, card, "card"); /* { dg-bogus "warning" } */
	if (ret)
		pci_dev_put(card->second);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_free_irq(card->second, 0, card); /* { dg-bogus "warning" } */
	pci_dev_put(card->second);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
