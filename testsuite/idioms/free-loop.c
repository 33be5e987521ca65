// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Handlers are installed one by one and then in a loop in a loop; all are freed in a single loop, over as many as there are:
 * that the two counts are the same is nowhere to be read. A loop over as many as were installed one by one is another matter.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#define OTHERS 2

struct queue {
	u32 head;
};

struct card {
	struct pci_dev *pdev;
	unsigned int nqueues, nports, width[4];
	void *owner[64];
	struct queue queues[62];
};

unsigned int card_nqueues(void);
irqreturn_t card_irq(int irq, void *data);
irqreturn_t event_irq(int irq, void *data);
irqreturn_t queue_irq(int irq, void *data);

static int card_request(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	unsigned int i, k, n = 0;
	int ret;

	ret = request_irq(pci_irq_vector(pdev, n), card_irq, 0, "card", card);
	if (ret)
		return ret;
	card->owner[n++] = card;
	ret = request_irq(pci_irq_vector(pdev, n), event_irq, 0, "event", card);
	if (ret)
		goto free;
	card->owner[n++] = card;
	for (i = 0; i < card->nports; i++) {
		for (k = 0; k < card->width[i]; k++, n++) {
			ret = request_irq(pci_irq_vector(pdev, n), queue_irq, 0, "queue", &card->queues[n - OTHERS]);
			if (ret)
				goto free;
			card->owner[n] = &card->queues[n - OTHERS];
		}
	}
	return 0;
free:
	while (n--)
		free_irq(pci_irq_vector(pdev, n), card->owner[n]);
	return ret;
}

static int card_start(struct pci_dev *pdev, struct card *card)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	card->pdev = pdev;
	ret = pci_alloc_irq_vectors(pdev, 3, 64, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	card->nqueues = card_nqueues();
	ret = card_request(card);
	if (ret)
		goto free;
	pci_set_drvdata(pdev, card);
	return 0;
free:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	unsigned int i;

	for (i = 0; i < card->nqueues + OTHERS; i++)
		free_irq(pci_irq_vector(pdev, i), card->owner[i]);
	pci_free_irq_vectors(pdev); /* { dg-bogus vectors-freed-in-use } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	unsigned int i;

	for (i = 0; i < OTHERS; i++)
		free_irq(pci_irq_vector(pdev, i), card->owner[i]);
	pci_free_irq_vectors(pdev); /* { dg-warning vectors-freed-in-use } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
