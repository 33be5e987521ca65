// SPDX-License-Identifier: GPL-2.0-or-later
/* devm_free_irq() of a handler devres knows nothing of: it warns; up to 6.12 it frees the handler all the same. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

struct card {
	int irq;
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	card->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(card->irq, card_irq, 0, "card", card);
	if (ret) {
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	devm_free_irq(&pdev->dev, card->irq, card); /* { dg-warning "mixed-handler" } { dg-misuse "M16 S2" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int warn_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	card->irq = pci_irq_vector(pdev, 0);
	ret = pci_request_irq(pdev, 0, card_irq, NULL, card, "card");
	if (ret) {
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_pci_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	devm_free_irq(&pdev->dev, card->irq, card); /* { dg-warning "mixed-handler" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_pci_driver = {
	.name = "warn-pci",
	.probe = warn_pci_probe,
	.remove = warn_pci_remove,
};
module_pci_driver(warn_pci_driver);
