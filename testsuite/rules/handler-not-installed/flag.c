// SPDX-License-Identifier: GPL-2.0-or-later
/* The free is guarded by what mirrors the request: a flag, a count, a pointer. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct card *irq_data;
	int nirqs;
	bool has_irq;
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
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	if (request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card) == 0) { /* { dg-bogus "warning" } */
		card->has_irq = true;
		card->nirqs = 1;
	}
	if (!card->has_irq && pdev->revision > 3) {
		ret = -EBUSY;
		goto cleanup;
	}
	return 0;

cleanup:
	if (card->has_irq)
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	while (card->nirqs) {
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
		card->nirqs--;
	}
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int good_pointer_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	pci_set_drvdata(pdev, card);
	if (!request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card)) /* { dg-bogus "warning" } */
		card->irq_data = card;
	return 0;
}

static void good_pointer_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->irq_data)
		free_irq(pdev->irq, card->irq_data); /* { dg-bogus "warning" } */
}

static struct pci_driver good_pointer_driver = {
	.name = "good_pointer",
	.probe = good_pointer_probe,
	.remove = good_pointer_remove,
};
module_pci_driver(good_pointer_driver);
