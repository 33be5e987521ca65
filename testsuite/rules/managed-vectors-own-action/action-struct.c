// SPDX-License-Identifier: GPL-2.0-or-later
/* The action gets the driver's structure and finds the device in it. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	void __iomem *base;
	struct pci_dev *pdev;
};

static void warn_irq_exit(void *data)
{
	struct card *card = data;

	writel(0, card->base);
	pci_free_irq_vectors(card->pdev); /* { dg-warning "managed-vectors-own-action" } */
}

static int card_irq_init(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return devm_add_action_or_reset(&card->pdev->dev, warn_irq_exit, card);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->pdev = pdev;
	card->base = pcim_iomap(pdev, 0, 0);
	if (!card->base)
		return -ENOMEM;
	return card_irq_init(card);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
