// SPDX-License-Identifier: GPL-2.0-or-later
/* Resume and probe share a function, suspend and remove another; the flag keeps both safe to repeat. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	bool up;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_up(struct card *card)
{
	int ret;

	if (card->up)
		return 0;
	ret = pci_enable_device(card->pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(card->pdev, 0), card_irq, 0, "card", card);
	if (ret)
		goto free_vectors;
	card->up = true;
	return 0;

free_vectors:
	pci_free_irq_vectors(card->pdev);
disable:
	pci_disable_device(card->pdev);
	return ret;
}

static void card_down(struct card *card)
{
	if (!card->up)
		return;
	card->up = false;
	free_irq(pci_irq_vector(card->pdev, 0), card);
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
}

static int good_suspend(struct device *dev)
{
	card_down(dev_get_drvdata(dev));
	return 0;
}

static int good_resume(struct device *dev)
{
	return card_up(dev_get_drvdata(dev));
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
	ret = card_up(card);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	card_down(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);
