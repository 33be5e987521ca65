// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe undoes its work by calling remove, which knows by what it finds how far probe came. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int irq;
	int nvec;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->irq > 0)
		free_irq(card->irq, card); /* { dg-bogus "warning" } */
	if (card->nvec > 0)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	kfree(card);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int irq, ret;

	card = kzalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret) {
		kfree(card);
		return ret;
	}
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (card->nvec < 0) {
		ret = card->nvec;
		goto undo;
	}
	irq = pci_irq_vector(pdev, 0);
	ret = request_irq(irq, card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		goto undo;
	card->irq = irq;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto undo;
	return 0;

undo:
	good_remove(pdev);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
