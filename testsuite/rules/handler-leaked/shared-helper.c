// SPDX-License-Identifier: GPL-2.0-or-later
/* The handler is freed by a helper that remove and the failures of probe share. */
/* { dg-semantics "all" } */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct miscdevice misc;
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_irq_exit(struct card *card)
{
	free_irq(card->irq, card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
}

static int card_irq_init(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	card->irq = pci_irq_vector(card->pdev, 0);
	ret = request_irq(card->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	return ret;
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
	ret = card_irq_init(card);
	if (ret)
		goto disable;
	ret = misc_register(&card->misc);
	if (ret)
		goto irq_exit;
	pci_set_drvdata(pdev, card);
	return 0;

irq_exit:
	card_irq_exit(card);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	misc_deregister(&card->misc);
	card_irq_exit(card);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
