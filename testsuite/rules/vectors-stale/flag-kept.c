// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Suspend frees what a flag says is there; resume may fail and leave nothing. Where the flag still says it is, remove
 * frees again, by numbers of vectors that are gone.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int irq;
	bool use_msix;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_on(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret) {
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		return ret;
	}
	card->irq = pci_irq_vector(pdev, 0);
	card->use_msix = true;
	return 0;
}

static struct card *card_alloc(struct pci_dev *pdev)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return NULL;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	return card;
}

static int card_resume(struct device *dev)
{
	return card_irq_on(dev_get_drvdata(dev));
}

static void good_irq_off(struct card *card)
{
	if (!card->use_msix)
		return;
	free_irq(card->irq, card); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	card->use_msix = false;
}

static int good_suspend(struct device *dev)
{
	good_irq_off(dev_get_drvdata(dev));
	return 0;
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, card_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card = card_alloc(pdev);
	ret = card ? card_irq_on(card) : -ENOMEM;
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_irq_off(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);

/* Does not clear the flag. */
static void warn_irq_off(struct card *card)
{
	if (!card->use_msix)
		return;
	free_irq(card->irq, card); /* { dg-warning "vectors-stale" } */
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
}

static int warn_suspend(struct device *dev)
{
	warn_irq_off(dev_get_drvdata(dev));
	return 0;
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, card_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card = card_alloc(pdev);
	ret = card ? card_irq_on(card) : -ENOMEM;
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_irq_off(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
