// SPDX-License-Identifier: GPL-2.0-or-later
/* pci_request_irq() is never managed: the failure after it forgets the handler, remove does not. */
/* { dg-semantics "all" } */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

struct card {
	struct pci_dev *pdev;
	struct miscdevice misc;
};

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
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0)
		return ret;
	ret = pci_request_irq(pdev, 0, card_irq, NULL, card, "card"); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	return misc_register(&card->misc);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	misc_deregister(&card->misc);
	pci_free_irq(pdev, 0, card); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
