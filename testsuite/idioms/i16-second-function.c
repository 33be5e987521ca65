// SPDX-License-Identifier: GPL-2.0-or-later
/* I16: a driver of two functions; the first one's probe takes vectors on the second as well, and lets both go. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *second;
};

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
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	card->second = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (card->second && pci_alloc_irq_vectors(card->second, 1, 1, PCI_IRQ_MSI) < 0) { /* { dg-bogus "warning" } */
		pci_dev_put(card->second);
		card->second = NULL;
	}
	pci_set_drvdata(pdev, card);
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->second) {
		pci_free_irq_vectors(card->second);
		pci_dev_put(card->second);
	}
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
