// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What fails last in probe has its handler freed, and the result of the request, 0, is returned: the driver is bound,
 * and remove frees once more. That a call has just failed is no flag that may say that nothing is installed.
 */
#include <linux/dma-mapping.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t sora_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int sora_start(struct pci_dev *pdev)
{
	int ret = pcim_enable_device(pdev);

	if (ret)
		return ret;
	return request_irq(pdev->irq, sora_irq, IRQF_SHARED, "sora", pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = sora_start(pdev);

	if (ret)
		return ret;
	if (!pcim_iomap(pdev, 1, 0))
		free_irq(pdev->irq, pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-warning handler-not-installed } */
}

static int warn_probe_mask(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = sora_start(pdev), error;

	if (ret)
		return ret;
	error = dma_set_mask(&pdev->dev, DMA_BIT_MASK(32));
	if (error)
		free_irq(pdev->irq, pdev);
	return ret;
}

static void warn_remove_mask(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-warning handler-not-installed } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = sora_start(pdev);

	if (ret)
		return ret;
	if (!pcim_iomap(pdev, 1, 0)) {
		free_irq(pdev->irq, pdev);
		ret = -ENOMEM;
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver map_driver = { .name = "map", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(map_driver);
static struct pci_driver mask_driver = { .name = "mask", .probe = warn_probe_mask, .remove = warn_remove_mask };
module_pci_driver(mask_driver);
static struct pci_driver kept_driver = { .name = "kept", .probe = good_probe, .remove = good_remove };
module_pci_driver(kept_driver);
MODULE_LICENSE("GPL");
