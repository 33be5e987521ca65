// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The number of queues is read anew before they are stopped. Loops over them that do nothing of interest teach nothing
 * about it: the one that frees the handlers turns as often as the one that requested them.
 */
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_NQUEUES 0x44
#define CARD_QUEUES 8

struct queue {
	void __iomem *regs;
	int irq;
};

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
	u32 nqueues;
	struct queue queues[CARD_QUEUES];
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_setup(struct pci_dev *pdev)
{
	struct card *card;
	u32 i;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_read_config_dword(pdev, CARD_NQUEUES, &card->nqueues);
	if (card->nqueues > CARD_QUEUES)
		return -EINVAL;
	for (i = 0; i < card->nqueues; i++)
		card->queues[i].regs = card->regs + 0x40 * i;
	pci_set_drvdata(pdev, card);
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	u32 i;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_setup(pdev);
	if (ret)
		goto disable;
	card = pci_get_drvdata(pdev);
	ret = pci_alloc_irq_vectors(pdev, CARD_QUEUES, CARD_QUEUES, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	for (i = 0; i < card->nqueues; i++)
		card->queues[i].irq = pci_irq_vector(pdev, i);
	for (i = 0; i < card->nqueues; i++) {
		ret = request_irq(card->queues[i].irq, card_irq, 0, "queue", &card->queues[i]); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (i--)
		free_irq(card->queues[i].irq, &card->queues[i]);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	u32 i;

	pci_read_config_dword(pdev, CARD_NQUEUES, &card->nqueues);
	for (i = 0; i < card->nqueues; i++)
		writel(0, card->queues[i].regs);
	for (i = 0; i < card->nqueues; i++)
		synchronize_irq(card->queues[i].irq);
	for (i = 0; i < card->nqueues; i++)
		free_irq(card->queues[i].irq, &card->queues[i]); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Waits for the queues and forgets the handlers. */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	u32 i;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_setup(pdev);
	if (ret)
		goto disable;
	card = pci_get_drvdata(pdev);
	for (i = 0; i < card->nqueues; i++) {
		ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "queue", &card->queues[i]); /* { dg-warning "handler-leaked" } */
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (i--)
		free_irq(pdev->irq, &card->queues[i]);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	u32 i;

	for (i = 0; i < card->nqueues; i++)
		writel(0, card->queues[i].regs);
	for (i = 0; i < card->nqueues; i++)
		synchronize_irq(pdev->irq);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
