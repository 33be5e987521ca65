// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two kinds of card, each with its own way to let go; what is neither of them, remove complains about. The kind is a number that
 * code elsewhere may change for all that is seen here.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

enum { CARD_OLD, CARD_NEW };

struct card {
	struct pci_dev *pdev;
	u32 kind;
};

irqreturn_t card_irq(int irq, void *data);
void card_stop(u32 kind);

static int card_start(struct pci_dev *pdev, struct card *card, u32 kind)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	card->pdev = pdev;
	card->kind = kind;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "are left allocated after remove" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", card); /* { dg-bogus "left installed" } */
	if (ret)
		goto free;
	pci_set_drvdata(pdev, card);
	return 0;
free:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void card_down(struct card *card)
{
	free_irq(pci_irq_vector(card->pdev, 0), card);
	pci_free_irq_vectors(card->pdev);
	pci_disable_device(card->pdev);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card, id->driver_data) : -ENOMEM;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	switch (card->kind) {
	case CARD_OLD:
		card_down(card);
		break;
	case CARD_NEW:
		card_stop(card->kind);
		card_down(card);
		break;
	default:
		dev_err(&pdev->dev, "of no kind\n");
		break;
	}
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card, id->driver_data) : -ENOMEM;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	switch (card->kind) {
	case CARD_OLD:
		card_down(card);
		break;
	case CARD_NEW:
		card_stop(card->kind);
		free_irq(pci_irq_vector(pdev, 0), card);
		pci_disable_device(pdev);
		break;
	default:
		dev_err(&pdev->dev, "of no kind\n");
		break;
	}
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* ---- probe of a kind nobody knows fails, and leaves what it has ---- */

static int warn_default_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	switch (pdev->device) {
	case 1:
		card->kind = CARD_OLD;
		break;
	case 2:
		card->kind = CARD_NEW;
		break;
	default:
		return -ENODEV;
	}
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_default_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_default_driver = {
	.name = "warn_default",
	.probe = warn_default_probe,
	.remove = warn_default_remove,
};
module_pci_driver(warn_default_driver);
