// SPDX-License-Identifier: GPL-2.0-or-later
/* free_irq() of what pci_request_irq() installed, with the index of the vector: that is no interrupt number. */
/* { dg-semantics "all" } */
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

struct card {
	void __iomem *regs;
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
	card->irq = readl(card->regs) & 0xff;
	ret = pci_request_irq(pdev, card->irq, card_irq, NULL, card, "card");
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

	free_irq(card->irq, card); /* { dg-warning "mixed-handler" } */
	pci_free_irq_vectors(pdev);
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
	card->irq = readl(card->regs) & 0xff;
	ret = pci_request_irq(pdev, card->irq, card_irq, NULL, card, "card");
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

	pci_free_irq(pdev, card->irq, card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
