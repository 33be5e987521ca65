// SPDX-License-Identifier: GPL-2.0-or-later
/* pci_free_irq() frees the name, too, which only pci_request_irq() has allocated. */
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

	pci_free_irq(pdev, 0, card); /* { dg-warning "mixed-handler" } { dg-misuse "M17 S1" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int warn_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	ret = devm_request_irq(&pdev->dev, card->irq, card_irq, 0, "card", card);
	if (ret) {
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_managed_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_free_irq(pdev, 0, card); /* { dg-warning "mixed-handler" } { dg-note "(S1)" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_managed_driver = {
	.name = "warn-managed",
	.probe = warn_managed_probe,
	.remove = warn_managed_remove,
};
module_pci_driver(warn_managed_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_free_irq(pdev, 0, card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
