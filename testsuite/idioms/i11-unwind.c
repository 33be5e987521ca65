// SPDX-License-Identifier: GPL-2.0-or-later
/* I11: labels in reverse order, each undoing one step. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct miscdevice misc;
	void __iomem *base;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = kzalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		goto free_card;
	ret = pci_request_regions(pdev, "card");
	if (ret)
		goto disable;
	card->base = pci_iomap(pdev, 0, 0);
	if (!card->base) {
		ret = -ENOMEM;
		goto release;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto unmap;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", card);
	if (ret)
		goto free_vectors;
	ret = misc_register(&card->misc);
	if (ret)
		goto free_handler;
	pci_set_drvdata(pdev, card);
	return 0;

free_handler:
	free_irq(pci_irq_vector(pdev, 0), card);
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
unmap:
	pci_iounmap(pdev, card->base);
release:
	pci_release_regions(pdev);
disable:
	pci_disable_device(pdev);
free_card:
	kfree(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	misc_deregister(&card->misc);
	free_irq(pci_irq_vector(pdev, 0), card);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_iounmap(pdev, card->base);
	pci_release_regions(pdev);
	pci_disable_device(pdev);
	kfree(card);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
