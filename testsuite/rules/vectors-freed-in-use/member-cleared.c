// SPDX-License-Identifier: GPL-2.0-or-later
/* A member is cleared, by a size that is handed on as the fortified memset() does: the count behind it stays. */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

#define CARD_CHANNELS 2
#define clear(place, size)                      \
	do {                                    \
		size_t n = (size_t)(size);      \
						\
		__builtin_memset(place, 0, n);  \
	} while (0)

struct card {
	struct pci_dev *pdev;
	char name[16];
	int irq[4];
	unsigned short channels;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_clear(void *place, size_t size)
{
	__builtin_memset(place, 0, size);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int i, ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->channels = CARD_CHANNELS;
	clear(card->name, sizeof(card->name));
	card_clear(card->irq, sizeof(card->irq));
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, CARD_CHANNELS, CARD_CHANNELS, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < card->channels; i++)
		card->irq[i] = pci_irq_vector(pdev, i);
	ret = request_irq(card->irq[0], card_irq, 0, "card", card);
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

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < card->channels; i++)
		if (!i)
			free_irq(card->irq[i], card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
