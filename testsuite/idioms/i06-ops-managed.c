// SPDX-License-Identifier: GPL-2.0-or-later
/* I6 on a managed device: the only table there is leads to the free. */
#include <linux/module.h>
#include <linux/pci.h>

struct card;

struct card_ops {
	int (*irq_on)(struct card *card);
	void (*irq_off)(struct card *card);
};

struct card {
	struct pci_dev *pdev;
	const struct card_ops *ops;
};

static int warn_irq_on(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 2, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void warn_irq_off(struct card *card)
{
	pci_free_irq_vectors(card->pdev); /* { dg-warning "managed-vectors-freed" } */
}

static const struct card_ops warn_ops = {
	.irq_on = warn_irq_on,
	.irq_off = warn_irq_off,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->ops = &warn_ops;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	return card->ops->irq_on(card);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card->ops->irq_off(card);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
