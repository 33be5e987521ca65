// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two handlers more than there are queues: the loop that frees them turns, however many queues there are. That there are none
 * at all is not to be told from a loop over the queues alone.
 */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_MORE 2

struct card {
	struct pci_dev *pdev;
	unsigned int nqueues;
};

irqreturn_t card_irq(int irq, void *data);

static void warn_irqs_free(struct card *card)
{
	unsigned int i;

	for (i = 0; i < card->nqueues + CARD_MORE; i++)
		free_irq(pci_irq_vector(card->pdev, i), card); /* { dg-warning handler-not-installed } */
}

static void good_irqs_free(struct card *card)
{
	unsigned int i;

	for (i = 0; i < card->nqueues; i++)
		free_irq(pci_irq_vector(card->pdev, i), card); /* { dg-bogus handler-not-installed } */
}

static int card_irqs(struct card *card)
{
	return request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card);
}

static int card_start(struct pci_dev *pdev, struct card *card)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_alloc_irq_vectors(pdev, 1, 16, PCI_IRQ_MSIX);
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kmalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = card_start(pdev, card);
	if (ret)
		return ret;
	ret = card_irqs(card);
	if (ret) {
		warn_irqs_free(card);
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kmalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = card_start(pdev, card);
	if (ret)
		return ret;
	ret = card_irqs(card);
	if (ret) {
		good_irqs_free(card);
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	good_irqs_free(pci_get_drvdata(pdev));
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = card_remove,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = card_remove,
};

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(cards_init);
MODULE_LICENSE("GPL");
