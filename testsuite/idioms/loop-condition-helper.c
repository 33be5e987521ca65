// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper decides whether a loop goes on; what follows the loop must be reached. */
/* { dg-semantics "all" } */
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

static inline int more(const struct card *card, int i)
{
	return i != card->nvec;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int i, ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	card->nvec = ret;
	for (i = 0; more(card, i); i++) {
		ret = request_irq(pci_irq_vector(pdev, i), card_irq, 0, "card", card);
		if (ret)
			goto free_handlers;
	}
	pci_set_drvdata(pdev, card);
	return 0;

free_handlers:
	while (--i >= 0)
		free_irq(pci_irq_vector(pdev, i), card);
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int i;

	for (i = 0; more(card, i); i++)
		free_irq(pci_irq_vector(pdev, i), card);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
