// SPDX-License-Identifier: GPL-2.0-or-later
/* A test of MSI that fails, undone in the right order, and the line taken instead by pdev->irq. */
/* { dg-semantics "all" } */
#include <linux/delay.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	void __iomem *base;
	bool msi;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_test_msi(struct card *card)
{
	int ret;

	ret = request_irq(card->pdev->irq, card_irq, 0, "card-test", card); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	msleep(10);
	free_irq(card->pdev->irq, card); /* { dg-bogus "warning" } */
	return readl(card->base) ? 0 : -EIO;
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
		return ret;
	card->base = pci_iomap(pdev, 0, 0);
	if (!card->base) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	if (!pci_enable_msi(pdev)) {
		card->msi = true;
		if (card_test_msi(card)) {
			pci_disable_msi(pdev); /* { dg-bogus "warning" } */
			card->msi = false;
		}
	}
	ret = request_irq(pdev->irq, card_irq, card->msi ? 0 : IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	if (ret) {
		if (card->msi)
			pci_disable_msi(pdev); /* { dg-bogus "warning" } */
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
	if (card->msi)
		pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
