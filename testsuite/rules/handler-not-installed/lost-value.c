// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Whether there is a handler hangs on a mode that two ways have left different. The error path frees it in any case:
 * likely wrong, yet another member may say the same as the mode. That is level 2; lost-value-level.c asks for level 1.
 */
/* { dg-options "-fplugin-arg-pcidevres-level=2" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	unsigned int mode;
};

irqreturn_t card_irq(int irq, void *data);

static int card_handler(struct card *card)
{
	if (card->mode < 2)
		return 0;
	return request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->mode = id->driver_data;
	if (readl(pdev) & 1)
		card->mode = readl(pdev);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = card_handler(card);
	if (ret)
		goto vectors;
	ret = dma_set_mask(&pdev->dev, 0xffffffff);
	if (ret)
		goto handler;
	pci_set_drvdata(pdev, card);
	return 0;

handler:
	free_irq(pci_irq_vector(pdev, 0), card); /* { dg-warning "handler-not-installed" } */
vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->mode >= 2)
		free_irq(pci_irq_vector(pdev, 0), card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = good_remove,
};
module_pci_driver(warn_driver);
