// SPDX-License-Identifier: GPL-2.0-or-later
/* A managed handler or action in each resume; undone in suspend it is right. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_suspend(struct device *dev)
{
	return 0;
}

static int warn_resume(struct device *dev)
{
	return devm_request_irq(dev, to_pci_dev(dev)->irq, card_irq, IRQF_SHARED, "card", to_pci_dev(dev)); /* { dg-warning "devres-wrong-phase" } */
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.driver.pm = pm_sleep_ptr(&warn_pm_ops),
};
module_pci_driver(warn_driver);

static int good_suspend(struct device *dev)
{
	devm_free_irq(dev, to_pci_dev(dev)->irq, to_pci_dev(dev));
	return 0;
}

static int good_resume(struct device *dev)
{
	return devm_request_irq(dev, to_pci_dev(dev)->irq, card_irq, IRQF_SHARED, "card", to_pci_dev(dev)); /* { dg-bogus "warning" } */
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);

static void stop(void *data)
{
	pci_clear_master(to_pci_dev(data));
}

static int warn_action_suspend(struct device *dev)
{
	return 0;
}

static int warn_action_resume(struct device *dev)
{
	return devm_add_action_or_reset(dev, stop, dev); /* { dg-warning "devres-wrong-phase" } */
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_action_pm_ops, warn_action_suspend, warn_action_resume);

static int warn_action_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver warn_action_driver = {
	.name = "warn-action",
	.probe = warn_action_probe,
	.driver.pm = pm_sleep_ptr(&warn_action_pm_ops),
};
module_pci_driver(warn_action_driver);
