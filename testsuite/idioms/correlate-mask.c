// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A mask of what was set up, grown bit by bit in several functions, taken down bit by bit in one. The twin clears the mask
 * at the end of probe's first half.
 */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/kernel.h>
#include <linux/module.h>
#include <linux/pci.h>

#define PINTAIL_ENABLED	BIT(0)
#define PINTAIL_VECTORS	BIT(1)
#define PINTAIL_HANDLER	BIT(2)

struct pintail {
	struct pci_dev *pdev;
	u32 done;
};

static irqreturn_t pintail_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int pintail_power(struct pintail *p)
{
	int ret;

	ret = pci_enable_device(p->pdev); /* { dg-warning "enable-leaked" "warn_probe" } */
	if (!ret)
		p->done |= PINTAIL_ENABLED;
	return ret;
}

static int pintail_irqs(struct pintail *p)
{
	int ret;

	ret = pci_alloc_irq_vectors(p->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	p->done |= PINTAIL_VECTORS;
	ret = request_irq(pci_irq_vector(p->pdev, 0), pintail_irq, 0, "pintail", p); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	p->done |= PINTAIL_HANDLER;
	return 0;
}

static void pintail_undo(struct pintail *p)
{
	if (p->done & PINTAIL_HANDLER)
		free_irq(pci_irq_vector(p->pdev, 0), p); /* { dg-bogus "warning" } */
	if (p->done & PINTAIL_VECTORS)
		pci_free_irq_vectors(p->pdev); /* { dg-bogus "warning" } */
	if (p->done & PINTAIL_ENABLED)
		pci_disable_device(p->pdev); /* { dg-bogus "warning" } */
	p->done = 0;
}

static struct pintail *pintail_new(struct pci_dev *pdev)
{
	struct pintail *p;

	p = devm_kzalloc(&pdev->dev, sizeof(*p), GFP_KERNEL);
	if (!p)
		return NULL;
	p->pdev = pdev;
	pci_set_drvdata(pdev, p);
	return p;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pintail *p = pintail_new(pdev);
	int ret;

	if (!p)
		return -ENOMEM;
	ret = pintail_power(p);
	if (ret)
		goto undo;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto undo;
	ret = pintail_irqs(p);
	if (ret)
		goto undo;
	return 0;

undo:
	pintail_undo(p);
	return ret;
}

static void pintail_remove(struct pci_dev *pdev)
{
	pintail_undo(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = pintail_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pintail *p = pintail_new(pdev);
	int ret;

	if (!p)
		return -ENOMEM;
	ret = pintail_power(p);
	if (ret)
		goto undo;
	p->done = 0;
	ret = pintail_irqs(p);
	if (ret)
		goto undo;
	return 0;

undo:
	pintail_undo(p);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = pintail_remove,
};
module_pci_driver(warn_driver);
