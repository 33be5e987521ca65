// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The setup ends with a test that frees the handler when it fails: that it returns early when all is well is no guard
 * around the free. Vectors are managed, and remove frees them.
 */
/* { dg-semantics "all" } */
#include <linux/delay.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
	bool seen;
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	struct card *card = data;

	card->seen = true;
	return IRQ_HANDLED;
}

static int card_init(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0)
		goto out;
	card->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(card->irq, card_irq, 0, "card", card);
	if (ret)
		goto out;
	writel(1, card->regs);
	msleep(20);
	if (!card->seen) {
		free_irq(card->irq, card); /* { dg-bogus "warning" } */
		ret = -EIO;
		goto out;
	}
	return 0;

out:
	pci_err(pdev, "setup fails: %d\n", ret);
	return ret;
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
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return card_init(card);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(card->irq, card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
