// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * data_freed - remove frees the data of a managed handler, which is there until devres runs
 *
 * The device interrupts in between, and the handler takes the address of its registers from freed memory.
 *
 * row: M32
 * device: edu
 * kernels: 6.1 6.12 7.3 7.3-kasan
 * kernel-args: slub_debug=P
 * runtime 6.1 6.12 7.3: unbind: oops protection
 * runtime 7.3-kasan: unbind: KASAN slab-use-after-free data_freed_irq
 */
#include <linux/delay.h>
#include "runtime.h"

struct data_freed {
	void __iomem *regs;
};

static irqreturn_t data_freed_irq(int irq, void *data)
{
	struct data_freed *df = data;

	writel(readl(df->regs + EDU_STATUS), df->regs + EDU_ACKNOWLEDGE);
	return IRQ_HANDLED;
}

static int data_freed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct data_freed *df;
	int ret;

#ifndef TWIN
	df = kzalloc(sizeof(*df), GFP_KERNEL);
#else
	df = devm_kzalloc(&pdev->dev, sizeof(*df), GFP_KERNEL);
#endif
	if (!df)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		goto free_data;
	pci_set_master(pdev);
	df->regs = pcim_iomap(pdev, BAR_REGISTERS, 0);
	if (!df->regs) {
		ret = -ENOMEM;
		goto free_data;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto free_data;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), data_freed_irq, 0, "data_freed", df);
	if (ret)
		goto free_data;
	pci_set_drvdata(pdev, df);
	return 0;

free_data:
#ifndef TWIN
	kfree(df);
#endif
	return ret;
}

static void data_freed_remove(struct pci_dev *pdev)
{
	struct data_freed *df = pci_get_drvdata(pdev);
	void __iomem *regs = df->regs;

#ifndef TWIN
	kfree(df);
#endif
	writel(1, regs + EDU_RAISE);
	msleep(10);
}

runtime_driver(.probe = data_freed_probe, .remove = data_freed_remove);
