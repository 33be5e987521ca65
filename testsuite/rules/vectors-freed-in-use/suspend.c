// SPDX-License-Identifier: GPL-2.0-or-later
/* Suspend frees the vectors and forgets the handler; the second driver takes it off first. */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_on(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
	if (ret)
		pci_free_irq_vectors(pdev);
	return ret;
}

static void card_irq_off(struct pci_dev *pdev)
{
	/* also after a resume that failed */
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-warning "vectors-stale" } */
	pci_free_irq_vectors(pdev);
}

static int card_probe(struct pci_dev *pdev)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_irq_on(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	card_irq_off(pdev);
	pci_disable_device(pdev);
}

static int warn_suspend(struct device *dev)
{
	pci_free_irq_vectors(to_pci_dev(dev)); /* { dg-warning "vectors-freed-in-use" } */
	return 0;
}

static int warn_resume(struct device *dev)
{
	return card_irq_on(to_pci_dev(dev));
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = card_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);

static int good_suspend(struct device *dev)
{
	card_irq_off(to_pci_dev(dev));
	return 0;
}

static int good_resume(struct device *dev)
{
	return card_irq_on(to_pci_dev(dev));
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = card_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);
