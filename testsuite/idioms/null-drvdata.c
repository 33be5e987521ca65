// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe may succeed without doing anything; remove knows by the missing structure. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	if (pdev->revision == 0xff)
		return 0;
	card = kzalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		goto free_card;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	pci_set_drvdata(pdev, card);
	return 0;

disable:
	pci_disable_device(pdev);
free_card:
	kfree(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (!card)
		return;
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
	kfree(card);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
