// SPDX-License-Identifier: GPL-2.0-or-later
/* I12 with a constant bound and an array of names and numbers, the undo in the loop itself. */
#include <linux/module.h>
#include <linux/pci.h>

enum { VECTOR_ADMIN, VECTOR_RX, VECTOR_TX, VECTORS };

struct card {
	int irqs[VECTORS];
};

static const char *const card_names[VECTORS] = { "card-admin", "card-rx", "card-tx" };

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int i, ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, VECTORS, VECTORS, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < VECTORS; i++) {
		card->irqs[i] = pci_irq_vector(pdev, i);
		ret = request_irq(card->irqs[i], card_irq, 0, card_names[i], card);
		if (ret) {
			for (i--; i >= 0; i--)
				free_irq(card->irqs[i], card);
			goto free_vectors;
		}
	}
	pci_set_drvdata(pdev, card);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int i;

	for (i = VECTORS - 1; i >= 0; i--)
		free_irq(card->irqs[i], card);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
