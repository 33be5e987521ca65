// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * heron_adc_fixed - an analogue to digital converter, nothing managed
 *
 * Right: every exit of probe undoes what came before it, and remove undoes all. pcidevres: nothing.
 */
#include <linux/completion.h>
#include <linux/dma-mapping.h>
#include <linux/interrupt.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

#define HERON_STATUS		0x08
#define HERON_SAMPLES_READY	BIT(3)

struct heron {
	struct pci_dev *pdev;
	void __iomem *regs;
	struct completion samples;
	struct miscdevice misc;
};

static irqreturn_t heron_irq(int irq, void *data)
{
	struct heron *heron = data;
	u32 status = readl(heron->regs + HERON_STATUS);

	if (!(status & HERON_SAMPLES_READY))
		return IRQ_NONE;
	writel(status, heron->regs + HERON_STATUS);
	complete(&heron->samples);
	return IRQ_HANDLED;
}

static int heron_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct heron *heron;
	int ret;

	heron = kzalloc(sizeof(*heron), GFP_KERNEL);
	if (!heron)
		return -ENOMEM;
	heron->pdev = pdev;
	init_completion(&heron->samples);
	heron->misc.minor = MISC_DYNAMIC_MINOR;
	heron->misc.name = "heron";

	ret = pci_enable_device(pdev);
	if (ret)
		goto free_heron;
	ret = pci_request_regions(pdev, "heron");
	if (ret)
		goto disable;
	heron->regs = pci_iomap(pdev, 0, 0);
	if (!heron->regs) {
		ret = -ENOMEM;
		goto release;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto unmap;
	ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(32));
	if (ret)
		goto free_vectors;
	ret = request_irq(pci_irq_vector(pdev, 0), heron_irq, 0, "heron", heron);
	if (ret)
		goto free_vectors;
	ret = misc_register(&heron->misc);
	if (ret)
		goto free_handler;
	pci_set_drvdata(pdev, heron);
	return 0;

free_handler:
	free_irq(pci_irq_vector(pdev, 0), heron);
free_vectors:
	pci_free_irq_vectors(pdev);
unmap:
	pci_iounmap(pdev, heron->regs);
release:
	pci_release_regions(pdev);
disable:
	pci_disable_device(pdev);
free_heron:
	kfree(heron);
	return ret;
}

static void heron_remove(struct pci_dev *pdev)
{
	struct heron *heron = pci_get_drvdata(pdev);

	misc_deregister(&heron->misc);
	free_irq(pci_irq_vector(pdev, 0), heron);
	pci_free_irq_vectors(pdev);
	pci_iounmap(pdev, heron->regs);
	pci_release_regions(pdev);
	pci_disable_device(pdev);
	kfree(heron);
}

static const struct pci_device_id heron_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0604) },
	{ }
};
MODULE_DEVICE_TABLE(pci, heron_ids);

static struct pci_driver heron_driver = {
	.name = "heron",
	.id_table = heron_ids,
	.probe = heron_probe,
	.remove = heron_remove,
};
module_pci_driver(heron_driver);

MODULE_DESCRIPTION("Heron data acquisition");
MODULE_LICENSE("GPL");
