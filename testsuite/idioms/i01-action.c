// SPDX-License-Identifier: GPL-2.0-or-later
/* I1: a devres action owns the vectors, and has already run where devm_add_action_or_reset() fails. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_vectors_exit(void *data)
{
	struct card *card = data;

	card->nvec = 0;
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "managed-vectors-freed|in-use" } */
}

static int good_vectors_init(struct card *card)
{
	int ret, i;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	card->nvec = ret;
	ret = devm_add_action_or_reset(&card->pdev->dev, good_vectors_exit, card);
	if (ret)
		return ret;
	for (i = 0; i < card->nvec; i++) {
		ret = devm_request_irq(&card->pdev->dev, pci_irq_vector(card->pdev, i), card_irq, 0, "card", card);
		if (ret)
			return ret;
	}
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_vectors_init(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
