// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Frees MSI that does not work and goes on with the line interrupt. Vectors are never asked for again: the free is
 * final, and devres would have to be told. Readers of real drivers that do this agree.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	void __iomem *base;
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
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->base = pcim_iomap(pdev, 0, 0);
	if (!card->base)
		return -ENOMEM;
	ret = pci_enable_msi(pdev);
	if (!ret) {
		ret = devm_request_irq(&pdev->dev, pdev->irq, card_irq, 0, "card-msi", card);
		if (!ret)
			return 0;
		pci_disable_msi(pdev); /* { dg-warning "managed-vectors-freed" } */
	}
	ret = devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card-intx", card);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
