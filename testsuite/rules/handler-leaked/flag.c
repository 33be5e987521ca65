// SPDX-License-Identifier: GPL-2.0-or-later
/* One cleanup for remove and for failures, told by a flag whether there is a handler: set at once, or too late. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	bool has_irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_cleanup(struct card *card)
{
	if (card->has_irq)
		free_irq(card->pdev->irq, card); /* { dg-bogus "warning" } */
	pci_disable_device(card->pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-warning "handler-leaked" } */
	if (ret)
		goto cleanup;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto cleanup;
	card->has_irq = true;
	return 0;

cleanup:
	card_cleanup(card);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	card_cleanup(pci_get_drvdata(pdev));
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

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
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		goto cleanup;
	card->has_irq = true;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto cleanup;
	return 0;

cleanup:
	card_cleanup(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	card_cleanup(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
