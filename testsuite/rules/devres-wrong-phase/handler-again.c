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

/* one helper for probe and resume */
static int start(struct pci_dev *pdev)
{
	int ret;

	ret = devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-warning "devres-wrong-phase" } */
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, stop, &pdev->dev); /* { dg-warning "devres-wrong-phase" } */
}

static int warn_helper_suspend(struct device *dev)
{
	return 0;
}

static int warn_helper_resume(struct device *dev)
{
	return start(to_pci_dev(dev));
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_helper_pm_ops, warn_helper_suspend, warn_helper_resume);

static int warn_helper_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return start(pdev);
}

static struct pci_driver warn_helper_driver = {
	.name = "warn-helper",
	.probe = warn_helper_probe,
	.driver.pm = pm_sleep_ptr(&warn_helper_pm_ops),
};
module_pci_driver(warn_helper_driver);
