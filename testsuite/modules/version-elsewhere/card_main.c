// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The other file fills the zeroed struct from the hardware. Were the version taken to stay 0, probe would seem to fail
 * always before there are vectors; and were the number of queues, there would be nothing to leak behind.
 */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include "card.h"

struct card {
	struct pci_dev *pdev;
	struct hw hw;
};

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = kzalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		goto free_card;
	card->hw.regs = pci_iomap(pdev, 0, 0);
	if (!card->hw.regs) {
		ret = -ENOMEM;
		goto disable;
	}
	card_hw_identify(&card->hw);
	if (card->hw.version != 3) {
		ret = -ENODEV;
		goto unmap;
	}
	if (!card->hw.queues) {
		ret = -ENODEV;
		goto unmap;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, card->hw.queues, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto unmap;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto unmap;
	pci_set_drvdata(pdev, card);
	return 0;

unmap:
	pci_iounmap(pdev, card->hw.regs);
disable:
	pci_disable_device(pdev);
free_card:
	kfree(card);
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_free_irq_vectors(pdev);
	pci_iounmap(pdev, card->hw.regs);
	pci_disable_device(pdev);
	kfree(card);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
