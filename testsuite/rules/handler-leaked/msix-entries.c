// SPDX-License-Identifier: GPL-2.0-or-later
/* The number of the interrupt comes from the MSI-X table the driver handed in. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct msix_entry entries[2];
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	card->entries[1].entry = 1;
	ret = pci_enable_msix_exact(pdev, card->entries, 2);
	if (ret)
		return ret;
	return request_irq(card->entries[0].vector, card_irq, 0, "card", card); /* { dg-warning "handler-leaked" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	card->entries[1].entry = 1;
	ret = pci_enable_msix_exact(pdev, card->entries, 2);
	if (ret)
		return ret;
	return request_irq(card->entries[0].vector, card_irq, 0, "card", card); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(card->entries[0].vector, card);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
