// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * harrier_dma - a DMA engine with one MSI-X vector a channel
 *
 * Wrong: pcim_enable_device() makes the vectors managed, because pci_alloc_irq_vectors() is a hybrid function; yet
 * probe's error exit and remove free them as if the driver were responsible. On today's kernels the release at
 * driver detach finds nothing left to do, so this is redundant and against Documentation/PCI/msi-howto.rst, not
 * corruption.
 *
 * pcidevres: two findings of managed-vectors-freed, each with the path from pcim_enable_device() to driver detach.
 * The corrected driver is harrier_dma_fixed.c.
 */
#include <linux/dma-mapping.h>
#include <linux/dmaengine.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#define HARRIER_CHANNELS	4
#define HARRIER_BAR		0

#define HARRIER_IRQ_STATUS(n)	(0x100 + 0x20 * (n))
#define HARRIER_IRQ_ENABLE(n)	(0x104 + 0x20 * (n))
#define HARRIER_IRQ_DONE	BIT(0)

struct harrier_chan {
	struct dma_chan chan;
	struct harrier_dma *hdma;
	unsigned int index;
};

struct harrier_dma {
	struct dma_device dma;
	struct pci_dev *pdev;
	void __iomem *regs;
	struct harrier_chan chans[HARRIER_CHANNELS];
};

static irqreturn_t harrier_irq(int irq, void *data)
{
	struct harrier_chan *hchan = data;
	void __iomem *regs = hchan->hdma->regs;
	u32 status = readl(regs + HARRIER_IRQ_STATUS(hchan->index));

	if (!(status & HARRIER_IRQ_DONE))
		return IRQ_NONE;
	writel(status, regs + HARRIER_IRQ_STATUS(hchan->index));
	return IRQ_HANDLED;
}

static void harrier_issue_pending(struct dma_chan *chan)
{
	struct harrier_chan *hchan = container_of(chan, struct harrier_chan, chan);

	writel(HARRIER_IRQ_DONE, hchan->hdma->regs + HARRIER_IRQ_ENABLE(hchan->index));
}

static int harrier_request_irqs(struct harrier_dma *hdma)
{
	struct pci_dev *pdev = hdma->pdev;
	int i, ret;

	for (i = 0; i < HARRIER_CHANNELS; i++) {
		hdma->chans[i].hdma = hdma;
		hdma->chans[i].index = i;
		ret = pci_request_irq(pdev, i, harrier_irq, NULL, &hdma->chans[i], "harrier-ch%d", i);
		if (ret)
			goto free_irqs;
	}
	return 0;

free_irqs:
	while (--i >= 0)
		pci_free_irq(pdev, i, &hdma->chans[i]);
	return ret;
}

static void harrier_free_irqs(struct harrier_dma *hdma)
{
	int i;

	for (i = 0; i < HARRIER_CHANNELS; i++)
		pci_free_irq(hdma->pdev, i, &hdma->chans[i]);
}

static int harrier_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct harrier_dma *hdma;
	int ret;

	hdma = devm_kzalloc(&pdev->dev, sizeof(*hdma), GFP_KERNEL);
	if (!hdma)
		return -ENOMEM;
	hdma->pdev = pdev;

	ret = pcim_enable_device(pdev);
	if (ret)
		return dev_err_probe(&pdev->dev, ret, "cannot enable the device\n");
	hdma->regs = pcim_iomap_region(pdev, HARRIER_BAR, "harrier");
	if (IS_ERR(hdma->regs))
		return PTR_ERR(hdma->regs);
	ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		return ret;
	pci_set_master(pdev);

	ret = pci_alloc_irq_vectors(pdev, HARRIER_CHANNELS, HARRIER_CHANNELS, PCI_IRQ_MSIX);
	if (ret < 0)
		return dev_err_probe(&pdev->dev, ret, "not enough vectors\n");
	ret = harrier_request_irqs(hdma);
	if (ret)
		goto free_vectors;

	hdma->dma.dev = &pdev->dev;
	hdma->dma.device_issue_pending = harrier_issue_pending;
	ret = dma_async_device_register(&hdma->dma);
	if (ret)
		goto free_irqs;
	pci_set_drvdata(pdev, hdma);
	return 0;

free_irqs:
	harrier_free_irqs(hdma);
free_vectors:
	pci_free_irq_vectors(pdev);
	return ret;
}

static void harrier_remove(struct pci_dev *pdev)
{
	struct harrier_dma *hdma = pci_get_drvdata(pdev);

	dma_async_device_unregister(&hdma->dma);
	harrier_free_irqs(hdma);
	pci_free_irq_vectors(pdev);
}

static const struct pci_device_id harrier_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0d01) },
	{ }
};
MODULE_DEVICE_TABLE(pci, harrier_ids);

static struct pci_driver harrier_driver = {
	.name = "harrier_dma",
	.id_table = harrier_ids,
	.probe = harrier_probe,
	.remove = harrier_remove,
};
module_pci_driver(harrier_driver);

MODULE_DESCRIPTION("Harrier DMA engine");
MODULE_LICENSE("GPL");
