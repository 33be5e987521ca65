// SPDX-License-Identifier: GPL-2.0-or-later
/* Suspend frees, resume may fail and leave nothing: the driver stays bound, and remove frees again. */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_suspend(struct device *dev)
{
	free_irq(to_pci_dev(dev)->irq, dev); /* { dg-bogus "warning" } */
	return 0;
}

static int warn_resume(struct device *dev)
{
	return request_irq(to_pci_dev(dev)->irq, card_irq, IRQF_SHARED, "card", dev); /* { dg-bogus "warning" } */
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return warn_resume(&pdev->dev);
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, &pdev->dev); /* { dg-warning "handler-not-installed" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);

/* Knows whether the handler is there. */
struct good_card {
	struct pci_dev *pdev;
	bool has_irq;
};

static int good_suspend(struct device *dev)
{
	struct good_card *card = dev_get_drvdata(dev);

	free_irq(card->pdev->irq, card); /* { dg-bogus "warning" } */
	card->has_irq = false;
	return 0;
}

static int good_request(struct good_card *card)
{
	int ret;

	ret = request_irq(card->pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	if (!ret)
		card->has_irq = true;
	return ret;
}

static int good_resume(struct device *dev)
{
	return good_request(dev_get_drvdata(dev));
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct good_card *card;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	return good_request(card);
}

static void good_remove(struct pci_dev *pdev)
{
	struct good_card *card = pci_get_drvdata(pdev);

	if (card->has_irq)
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};

module_pci_driver(good_driver);
