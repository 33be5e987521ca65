// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A last command needs interrupts; should there be none, says the hardware, the driver gets them. The function that does
 * it undoes what it did when it fails: that it also frees does not make the test one that guards a release. What is known
 * not to work: it is taken for one, so vectors seem to be asked for twice and, where that fails, left behind.
 */
#include <linux/io.h>
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_IRQS_OFF 1

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_irq_on(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" "" { xfail kernels } } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card); /* { dg-bogus "warning" "" { xfail kernels } } */
	if (ret)
		pci_free_irq_vectors(card->pdev);
	return ret;
}

static void card_irq_off(struct card *card)
{
	free_irq(pci_irq_vector(card->pdev, 0), card);
	pci_free_irq_vectors(card->pdev);
}

static struct card *card_alloc(struct pci_dev *pdev)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return NULL;
	card->pdev = pdev;
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		return NULL;
	pci_set_drvdata(pdev, card);
	return card;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card = card_alloc(pdev);
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

	if ((readl(card->regs) & CARD_IRQS_OFF) && good_irq_on(card))
		goto disable;
	writel(7, card->regs);
	card_irq_off(card);
disable:
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
