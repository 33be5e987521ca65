// SPDX-License-Identifier: GPL-2.0-or-later
/* Two vectors with one dev_id: the index of one of them is still no interrupt number. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	u32 events;
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
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", card);
	if (ret)
		goto vectors;
	ret = request_irq(pci_irq_vector(pdev, 1), card_error, 0, "card-error", card);
	if (ret)
		goto handler;
	pci_set_drvdata(pdev, card);
	return 0;
handler:
	free_irq(pci_irq_vector(pdev, 0), card);
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

	free_irq(1, card); /* { dg-warning "mixed-handler" } */
	free_irq(pci_irq_vector(pdev, 0), card);
	pci_free_irq_vectors(pdev); /* { dg-allow "vectors-freed-in-use" } */
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
	return card_probe(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(pci_irq_vector(pdev, 1), card); /* { dg-bogus "warning" } */
	free_irq(pci_irq_vector(pdev, 0), card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
