// SPDX-License-Identifier: GPL-2.0-or-later
/* I12: the driver counts the handlers it has installed and takes off exactly those. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec, nirqs;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_irqs_off(struct card *card)
{
	while (card->nirqs > 0) {
		card->nirqs--;
		pci_free_irq(card->pdev, card->nirqs, card);
	}
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
}

static int card_irqs_on(struct card *card)
{
	int ret;

	card->nvec = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (card->nvec < 0)
		return card->nvec;
	for (card->nirqs = 0; card->nirqs < card->nvec; card->nirqs++) {
		ret = pci_request_irq(card->pdev, card->nirqs, card_irq, NULL, card, "card%d", card->nirqs);
		if (ret) {
			card_irqs_off(card);
			return ret;
		}
	}
	return 0;
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
	ret = card_irqs_on(card);
	if (ret)
		pci_disable_device(pdev);
	else
		pci_set_drvdata(pdev, card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	card_irqs_off(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
