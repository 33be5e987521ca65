// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What brings a card up is a table of steps, done in turn and undone in turn, from where it failed. Which step a turn
 * of the loop takes is not counted, so that any may be taken twice: nothing of that is sure.
 */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/dma-mapping.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct avocet {
	struct pci_dev *pdev;
};

struct step {
	int (*start)(struct avocet *avocet);
	void (*stop)(struct avocet *avocet);
};

static irqreturn_t avocet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int avocet_request(struct avocet *avocet)
{
	return request_irq(avocet->pdev->irq, avocet_irq, IRQF_SHARED, "avocet", avocet); /* { dg-bogus "warning" } */
}

static void avocet_free(struct avocet *avocet)
{
	free_irq(avocet->pdev->irq, avocet); /* { dg-bogus "warning" } */
}

static int avocet_mask(struct avocet *avocet)
{
	return dma_set_mask(&avocet->pdev->dev, DMA_BIT_MASK(32));
}

static void avocet_nothing(struct avocet *avocet)
{
	pci_clear_master(avocet->pdev);
}

static const struct step steps[] = {
	{ avocet_request, avocet_free },
	{ avocet_mask, avocet_nothing },
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct avocet *avocet = devm_kzalloc(&pdev->dev, sizeof(*avocet), GFP_KERNEL);
	int i, ret;

	if (!avocet)
		return -ENOMEM;
	avocet->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, avocet);
	for (i = 0; i < 2; i++) {
		ret = steps[i].start(avocet);
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (--i >= 0)
		steps[i].stop(avocet);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct avocet *avocet = pci_get_drvdata(pdev);
	int i;

	for (i = 1; i >= 0; i--)
		steps[i].stop(avocet);
}

static struct pci_driver avocet_driver = { .name = "avocet", .probe = good_probe, .remove = good_remove };
module_pci_driver(avocet_driver);
MODULE_LICENSE("GPL");
