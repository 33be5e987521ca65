// SPDX-License-Identifier: GPL-2.0-or-later
/* One handler for each element of an array, freed in a loop: whichever it is, devres is responsible for it. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct queue {
	int irq;
};

struct card {
	struct queue queues[4];
	int nqueues;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct card *start(struct pci_dev *pdev)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return NULL;
	ret = pci_enable_device(pdev);
	if (ret)
		return NULL;
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX);
	if (ret < 0) {
		pci_disable_device(pdev);
		return NULL;
	}
	card->nqueues = ret;
	return card;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int i, ret;

	card = start(pdev);
	if (!card)
		return -ENODEV;
	for (i = 0; i < card->nqueues; i++) {
		card->queues[i].irq = pci_irq_vector(pdev, i);
		ret = devm_request_irq(&pdev->dev, card->queues[i].irq, card_irq, 0, "card", &card->queues[i]);
		if (ret)
			goto free;
	}
	pci_set_drvdata(pdev, card);
	return 0;

free:
	while (--i >= 0)
		devm_free_irq(&pdev->dev, card->queues[i].irq, &card->queues[i]); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < card->nqueues; i++)
		free_irq(card->queues[i].irq, &card->queues[i]); /* { dg-warning "mixed-handler" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
