// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Remove returns at once when a flag says that it runs already: the rest, which may install the handler for a last
 * command, releases all. One that returns because the hardware does not stop leaves everything where it is.
 */
#include <linux/bitops.h>
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_REMOVING 0
#define CARD_STOPPED 1

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
	unsigned long flags;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_on(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card); /* { dg-warning "handler-leaked" } */
	if (ret)
		pci_free_irq_vectors(card->pdev);
	return ret;
}

static int good_irq_on(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		pci_free_irq_vectors(card->pdev);
	return ret;
}

static void card_irq_off(struct card *card)
{
	free_irq(pci_irq_vector(card->pdev, 0), card);
	pci_free_irq_vectors(card->pdev);
}

static struct card *card_alloc(struct pci_dev *pdev, unsigned long flags)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return NULL;
	card->pdev = pdev;
	card->flags = flags;
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		return NULL;
	pci_set_drvdata(pdev, card);
	return card;
}

/* A last command needs its interrupt. */
static void good_flush(struct card *card)
{
	if (test_bit(CARD_STOPPED, &card->flags) &&
	    request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card)) /* { dg-bogus "warning" } */
		return;
	writel(7, card->regs);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card = card_alloc(pdev, id->driver_data);
	if (!card) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	ret = good_irq_on(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (test_bit(CARD_REMOVING, &card->flags))
		return;
	set_bit(CARD_REMOVING, &card->flags);
	good_flush(card);
	card_irq_off(card);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int card_stop(struct card *card)
{
	writel(0, card->regs);
	if (readl(card->regs) & 1)
		return -ETIMEDOUT;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		return ret;
	card = card_alloc(pdev, id->driver_data);
	if (!card) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	ret = card_irq_on(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card_stop(card) < 0)
		return;
	card_irq_off(card);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
