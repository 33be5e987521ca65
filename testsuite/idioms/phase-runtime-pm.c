// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Run time: runtime power management and system sleep share the functions; the flag says whether the vectors are there.
 * Asking again in resume without it is wrong.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct hobby {
	struct pci_dev *pdev;
	bool irq_on;
};

static int hobby_irq_on(struct hobby *hobby)
{
	int ret;

	if (hobby->irq_on)
		return 0;
	ret = pci_alloc_irq_vectors(hobby->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	hobby->irq_on = true;
	return 0;
}

static void hobby_irq_off(struct hobby *hobby)
{
	if (hobby->irq_on)
		pci_free_irq_vectors(hobby->pdev); /* { dg-bogus "warning" } */
	hobby->irq_on = false;
}

static int good_runtime_suspend(struct device *dev)
{
	hobby_irq_off(dev_get_drvdata(dev));
	return 0;
}

static int good_runtime_resume(struct device *dev)
{
	return hobby_irq_on(dev_get_drvdata(dev));
}

static const struct dev_pm_ops good_pm_ops = {
	.suspend = good_runtime_suspend,
	.resume = good_runtime_resume,
	.runtime_suspend = good_runtime_suspend,
	.runtime_resume = good_runtime_resume,
};

static struct hobby *hobby_new(struct pci_dev *pdev)
{
	struct hobby *hobby;

	hobby = devm_kzalloc(&pdev->dev, sizeof(*hobby), GFP_KERNEL);
	if (!hobby)
		return NULL;
	hobby->pdev = pdev;
	pci_set_drvdata(pdev, hobby);
	return hobby;
}

static int hobby_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct hobby *hobby = hobby_new(pdev);
	int ret;

	if (!hobby)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = hobby_irq_on(hobby);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void hobby_remove(struct pci_dev *pdev)
{
	hobby_irq_off(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = hobby_probe,
	.remove = hobby_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);

static int warn_runtime_suspend(struct device *dev)
{
	return pci_save_state(to_pci_dev(dev));
}

static int warn_runtime_resume(struct device *dev)
{
	int ret;

	pci_restore_state(to_pci_dev(dev));
	ret = pci_alloc_irq_vectors(to_pci_dev(dev), 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-reallocated" } */
	return ret < 0 ? ret : 0;
}

static const struct dev_pm_ops warn_pm_ops = {
	.runtime_suspend = warn_runtime_suspend,
	.runtime_resume = warn_runtime_resume,
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = hobby_probe,
	.remove = hobby_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
