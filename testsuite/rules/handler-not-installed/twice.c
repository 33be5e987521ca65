// SPDX-License-Identifier: GPL-2.0-or-later
/* The helper leaves no handler behind where it fails, and its caller frees one all the same. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_init(struct pci_dev *pdev)
{
	int ret;

	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev);
	if (ret)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	return ret;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_irq_init(pdev);
	if (ret) {
		free_irq(pdev->irq, pdev); /* { dg-warning "handler-not-installed" } */
		pci_disable_device(pdev);
	}
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
