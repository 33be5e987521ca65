// SPDX-License-Identifier: GPL-2.0-or-later
/* What is called only while there are vectors; the analysis cannot know, as the flag is out of its sight. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "../../include/pcidevres.h"

struct card {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void warn_stop(struct card *card)
{
	free_irq(card->irq, card); /* { dg-warning "handler-not-installed" } { dg-warning "vectors-stale" } */
	pci_free_irq_vectors(card->pdev);
}

static pcidevres_needs(vectors)
void good_stop(struct card *card)
{
	free_irq(card->irq, card);
	pci_free_irq_vectors(card->pdev);
}

static int card_start(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	card->irq = pci_irq_vector(card->pdev, 0);
	ret = request_irq(card->irq, card_irq, 0, "card", card);
	if (ret)
		pci_free_irq_vectors(card->pdev);
	return ret;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_start(card);
	if (ret) {
		warn_stop(card);
		pci_disable_device(pdev);
	}
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_stop(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_start(card);
	if (ret) {
		good_stop(card);
		pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_stop(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
