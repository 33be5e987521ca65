// SPDX-License-Identifier: GPL-2.0-or-later
/* Frees in suspend, allocates again in resume: run time, not the end. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_on(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0)
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
}

static int warn_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" "" { target hybrid } } */
	return 0;
}

static int warn_resume(struct device *dev)
{
	return card_irq_on(to_pci_dev(dev));
}

static DEFINE_SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return card_irq_on(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	/* also after a resume that failed */
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-warning "handler-not-installed" } */
	/* { dg-warning "vectors-stale" "" { target all } .-1 } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = pm_sleep_ptr(&warn_pm_ops),
};
module_pci_driver(warn_driver);
