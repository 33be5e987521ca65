// SPDX-License-Identifier: GPL-2.0-or-later
/* I2: the free is guarded by a flag that was set exactly where the allocation succeeded. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	unsigned int msi_enabled:1;
	unsigned int has_dma:1;
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
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->has_dma = pdev->revision > 2;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) > 0) /* { dg-bogus "warning" } */
		card->msi_enabled = 1;
	ret = request_irq(pdev->irq, card_irq, card->msi_enabled ? 0 : IRQF_SHARED, "card", card);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, card);
	return 0;

free_vectors:
	if (card->msi_enabled)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(pdev->irq, card);
	if (card->msi_enabled)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
