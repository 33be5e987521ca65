// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe and remove are in balance; resume's error exit forgets, and remove believes the flag. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	bool vectors_on;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_on(struct pci_dev *pdev, struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", card);
	if (ret)
		return ret;
	card->vectors_on = true;
	return 0;
}

static void card_irq_off(struct pci_dev *pdev, struct card *card)
{
	if (!card->vectors_on)
		return;
	free_irq(pci_irq_vector(pdev, 0), card);
	pci_free_irq_vectors(pdev);
	card->vectors_on = false;
}

static int warn_suspend(struct device *dev)
{
	card_irq_off(to_pci_dev(dev), dev_get_drvdata(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	return card_irq_on(to_pci_dev(dev), dev_get_drvdata(dev));
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	ret = card_irq_on(pdev, card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	card_irq_off(pdev, pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
