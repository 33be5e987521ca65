// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A helper without any call of interest clears a word of flags, next to a small loop; each flag is set where the
 * vectors it stands for are got, and what is installed and released goes by the flags.
 */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_MSI 1
#define CARD_MSIX 2
#define CARD_VECTORS 2

struct card {
	struct pci_dev *pdev;
	u32 flags;
	u32 masks[CARD_VECTORS];
	struct msix_entry entries[CARD_VECTORS];
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t card_events_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_init(struct card *card)
{
	int i;

	for (i = 0; i < CARD_VECTORS; i++) {
		card->entries[i].entry = i;
		card->masks[i] = ~0;
	}
	card->flags = 0;
}

static void card_vectors(struct card *card)
{
	if (!pci_enable_msix_exact(card->pdev, card->entries, CARD_VECTORS)) /* { dg-bogus "warning" } */
		card->flags |= CARD_MSIX;
	else if (!pci_enable_msi(card->pdev)) /* { dg-bogus "warning" } */
		card->flags |= CARD_MSI;
}

static void good_vectors_exit(struct card *card)
{
	if (card->flags & CARD_MSIX)
		pci_disable_msix(card->pdev); /* { dg-bogus "warning" } */
	if (card->flags & CARD_MSI)
		pci_disable_msi(card->pdev); /* { dg-bogus "warning" } */
	card->flags &= ~(CARD_MSIX | CARD_MSI);
}

static void card_handlers_exit(struct card *card)
{
	if (card->flags & CARD_MSIX) {
		free_irq(card->entries[1].vector, card->masks); /* { dg-bogus "warning" } */
		free_irq(card->entries[0].vector, card); /* { dg-bogus "warning" } */
	} else {
		free_irq(card->pdev->irq, card); /* { dg-bogus "warning" } */
	}
}

static int card_handlers(struct card *card)
{
	int ret;

	if (!(card->flags & CARD_MSIX))
		return request_irq(card->pdev->irq, card_irq, card->flags & CARD_MSI ? 0 : IRQF_SHARED, "card",
				   card); /* { dg-bogus "warning" } */
	ret = request_irq(card->entries[0].vector, card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = request_irq(card->entries[1].vector, card_events_irq, 0, "events", card->masks); /* { dg-bogus "warning" } */
	if (ret)
		free_irq(card->entries[0].vector, card);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = kmalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		goto free_card;
	card_init(card);
	card_vectors(card);
	ret = card_handlers(card);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, card);
	return 0;

free_vectors:
	good_vectors_exit(card);
	pci_disable_device(pdev);
free_card:
	kfree(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_handlers_exit(card);
	good_vectors_exit(card);
	pci_disable_device(pdev);
	kfree(card);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_vectors(struct card *card)
{
	if (!pci_enable_msix_exact(card->pdev, card->entries, CARD_VECTORS)) /* { dg-bogus "warning" } */
		card->flags |= CARD_MSIX;
	else if (!pci_enable_msi(card->pdev)) /* { dg-warning "vectors-leaked" } */
		card->flags |= CARD_MSI;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = kmalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		goto free_card;
	card_init(card);
	warn_vectors(card);
	ret = card_handlers(card);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, card);
	return 0;

free_vectors:
	good_vectors_exit(card);
	pci_disable_device(pdev);
free_card:
	kfree(card);
	return ret;
}

/* Clears the flags before it looks at them for the last time. */
static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_handlers_exit(card);
	if (card->flags & CARD_MSIX)
		pci_disable_msix(pdev); /* { dg-bogus "warning" } */
	card->flags = 0;
	if (card->flags & CARD_MSI)
		pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
	kfree(card);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
