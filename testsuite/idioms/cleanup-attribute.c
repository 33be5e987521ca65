// SPDX-License-Identifier: GPL-2.0-or-later
/* The compiler calls the clean-up at the end of the scope, unless the guard was disarmed. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_disable(struct pci_dev **pdev)
{
	if (*pdev)
		pci_disable_device(*pdev); /* { dg-bogus "warning" } */
}

static void card_free_irq(struct pci_dev **pdev)
{
	if (*pdev)
		free_irq((*pdev)->irq, *pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *enabled __attribute__((cleanup(card_disable))) = NULL;
	struct pci_dev *handled __attribute__((cleanup(card_free_irq))) = NULL;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	enabled = pdev;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	handled = pdev;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		return ret;
	handled = NULL;
	enabled = NULL;
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
