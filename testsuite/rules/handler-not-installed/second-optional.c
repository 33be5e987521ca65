// SPDX-License-Identifier: GPL-2.0-or-later
/* A second handler, with an owner of its own, is there only with a second vector; remove must know. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	int nvectors;
	int irq, error_irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t card_error(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_probe(struct pci_dev *pdev)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	card->nvectors = ret;
	card->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(card->irq, card_irq, 0, "card", &card->irq);
	if (ret)
		goto vectors;
	if (card->nvectors > 1) {
		card->error_irq = pci_irq_vector(pdev, 1);
		ret = request_irq(card->error_irq, card_error, 0, "card-error", &card->error_irq);
		if (ret)
			goto handler;
	}
	pci_set_drvdata(pdev, card);
	return 0;
handler:
	free_irq(card->irq, &card->irq);
vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(card->error_irq, &card->error_irq); /* { dg-warning "handler-not-installed" } */
	free_irq(card->irq, &card->irq);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_count_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static void good_count_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->nvectors > 1)
		free_irq(card->error_irq, &card->error_irq); /* { dg-bogus "warning" } */
	free_irq(card->irq, &card->irq);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_count_driver = {
	.name = "good-count",
	.probe = good_count_probe,
	.remove = good_count_remove,
};
module_pci_driver(good_count_driver);

static int good_number_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static void good_number_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->error_irq)
		free_irq(card->error_irq, &card->error_irq); /* { dg-bogus "warning" } */
	free_irq(card->irq, &card->irq);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_number_driver = {
	.name = "good-number",
	.probe = good_number_probe,
	.remove = good_number_remove,
};
module_pci_driver(good_number_driver);
