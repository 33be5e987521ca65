// SPDX-License-Identifier: GPL-2.0-or-later
/* I17: resume may fail and leaves the device bound without vectors; remove then frees nothing. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_suspend(struct device *dev)
{
	pci_free_irq_vectors(to_pci_dev(dev)); /* { dg-bogus "managed-vectors-freed|in-use" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	int ret;

	ret = pci_alloc_irq_vectors(to_pci_dev(dev), 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return 0;
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_resume(&pdev->dev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);
