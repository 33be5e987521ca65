// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Run time: suspend gives everything back, resume takes it again, with the pieces in late and noirq phases. What resume
 * forgets to look at, and what suspend leaves under a handler, is wrong at run time as well.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t kestrel_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int kestrel_irq_on(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), kestrel_irq, 0, "kestrel", pdev); /* { dg-bogus "warning" } */
	if (ret)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static int kestrel_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = kestrel_irq_on(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void kestrel_remove(struct pci_dev *pdev)
{
	/* also after a resume that failed, and left nothing */
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-warning "vectors-stale" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int good_suspend(struct device *dev)
{
	free_irq(pci_irq_vector(to_pci_dev(dev), 0), to_pci_dev(dev));
	return 0;
}

static int good_suspend_late(struct device *dev)
{
	pci_free_irq_vectors(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_suspend_noirq(struct device *dev)
{
	pci_disable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume_noirq(struct device *dev)
{
	return pci_enable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
}

static int good_resume(struct device *dev)
{
	return kestrel_irq_on(to_pci_dev(dev));
}

static const struct dev_pm_ops good_pm_ops = {
	.suspend = good_suspend,
	.suspend_late = good_suspend_late,
	.suspend_noirq = good_suspend_noirq,
	.resume_noirq = good_resume_noirq,
	.resume = good_resume,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = kestrel_probe,
	.remove = kestrel_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);

static int warn_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	return 0;
}

static int warn_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	int ret;

	ret = pci_enable_device(pdev); /* { dg-warning "mixed-enable" } */
	if (ret)
		return ret;
	return kestrel_irq_on(pdev);
}

static const struct dev_pm_ops warn_pm_ops = {
	.suspend = warn_suspend,
	.resume = warn_resume,
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = kestrel_probe,
	.remove = kestrel_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
