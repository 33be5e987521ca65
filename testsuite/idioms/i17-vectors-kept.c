// SPDX-License-Identifier: GPL-2.0-or-later
/* I17: suspend that leaves vectors, handlers and enablement alone, as most do. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_suspend(struct device *dev)
{
	disable_irq(pci_irq_vector(to_pci_dev(dev), 0));
	return pci_save_state(to_pci_dev(dev));
}

static int good_resume(struct device *dev)
{
	pci_restore_state(to_pci_dev(dev));
	enable_irq(pci_irq_vector(to_pci_dev(dev), 0));
	return 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.driver.pm = pm_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);
