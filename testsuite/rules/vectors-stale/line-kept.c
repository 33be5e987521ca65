// SPDX-License-Identifier: GPL-2.0-or-later
/* MSI-X leaves pdev->irq alone: the number kept is that of the line, before, during and after. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
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
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	card->irq = pdev->irq;
	if (ret == 4 && pdev->revision < 2)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	if (ret == 4 && pdev->revision >= 2)
		card->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(card->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	if (ret) {
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(card->irq, card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
