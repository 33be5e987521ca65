// SPDX-License-Identifier: GPL-2.0-or-later
/* I2: the kind of interrupt is kept as a number; the release looks at it. */
#include <linux/module.h>
#include <linux/pci.h>

enum card_mode { MODE_LINE, MODE_MSI, MODE_MSIX };

struct card {
	struct pci_dev *pdev;
	struct msix_entry entries[2];
	enum card_mode mode;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_mode_init(struct card *card)
{
	card->entries[1].entry = 1;
	if (!pci_enable_msix_exact(card->pdev, card->entries, 2)) /* { dg-bogus "warning" } */
		card->mode = MODE_MSIX;
	else if (!pci_enable_msi(card->pdev)) /* { dg-bogus "warning" } */
		card->mode = MODE_MSI;
	else
		card->mode = MODE_LINE;
}

static void card_mode_exit(struct card *card)
{
	switch (card->mode) {
	case MODE_MSIX:
		pci_disable_msix(card->pdev); /* { dg-bogus "warning" } */
		break;
	case MODE_MSI:
		pci_disable_msi(card->pdev); /* { dg-bogus "warning" } */
		break;
	default:
		break;
	}
	card->mode = MODE_LINE;
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
	card_mode_init(card);
	ret = request_irq(card->mode == MODE_MSIX ? card->entries[0].vector : pdev->irq, card_irq,
			  card->mode == MODE_LINE ? IRQF_SHARED : 0, "card", card);
	if (ret) {
		card_mode_exit(card);
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(card->mode == MODE_MSIX ? card->entries[0].vector : pdev->irq, card);
	card_mode_exit(card);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
