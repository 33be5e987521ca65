// SPDX-License-Identifier: GPL-2.0-or-later
/* Installed for a test, freed, installed for good; and a reset in probe that does the same through a helper. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	bool up;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_up(struct card *card)
{
	int ret;

	ret = request_irq(card->pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	card->up = !ret;
	return ret;
}

static void card_down(struct card *card)
{
	if (card->up)
		free_irq(card->pdev->irq, card); /* { dg-bogus "warning" } */
	card->up = false;
}

static int card_reset(struct card *card)
{
	card_down(card);
	return card_up(card);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_up(card);
	if (ret)
		return ret;
	if (pdev->revision < 3) {
		ret = card_reset(card);
		if (ret)
			return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
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

static int good_twice_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card-test", pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	return request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
}

static void good_twice_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_twice_driver = {
	.name = "good_twice",
	.probe = good_twice_probe,
	.remove = good_twice_remove,
};
module_pci_driver(good_twice_driver);
