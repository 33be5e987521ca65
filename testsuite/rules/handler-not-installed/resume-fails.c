// SPDX-License-Identifier: GPL-2.0-or-later
/* Suspend frees, resume may fail and leave nothing: the next suspend and remove free again. Who can tell. */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_suspend(struct device *dev)
{
	free_irq(to_pci_dev(dev)->irq, dev); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	return request_irq(to_pci_dev(dev)->irq, card_irq, IRQF_SHARED, "card", dev); /* { dg-bogus "warning" } */
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return good_resume(&pdev->dev);
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, &pdev->dev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);
