// SPDX-License-Identifier: GPL-2.0-or-later
/* Suspend frees handler and vectors, resume asks for both and for the number: none of the numbers is stale. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_on(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret) {
		pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
		return ret;
	}
	card->irq = pci_irq_vector(card->pdev, 0);
	return 0;
}

static void card_irq_off(struct card *card)
{
	if (card->irq <= 0)
		return;
	free_irq(card->irq, card); /* { dg-bogus "warning" } */
	card->irq = 0;
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
}

static int good_suspend(struct device *dev)
{
	card_irq_off(dev_get_drvdata(dev));
	return 0;
}

static int good_resume(struct device *dev)
{
	return card_irq_on(dev_get_drvdata(dev));
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

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
	pci_set_drvdata(pdev, card);
	ret = card_irq_on(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	card_irq_off(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);
