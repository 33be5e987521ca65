// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Resume allocates the vectors again; where the handler cannot be installed the number of vectors becomes 0, and remove
 * takes that for none.
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/pm.h>

struct veery {
	struct pci_dev *pdev;
	int nvec;
};

static irqreturn_t veery_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int veery_start(struct veery *veery, bool keep)
{
	struct pci_dev *pdev = veery->pdev;
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (ret < 0) {
		veery->nvec = 0;
		return ret;
	}
	veery->nvec = ret;
	ret = request_irq(pci_irq_vector(pdev, 0), veery_irq, 0, "veery", veery);
	if (ret) {
		if (!keep)
			pci_free_irq_vectors(pdev);
		veery->nvec = 0;
	}
	return ret;
}

static void veery_stop(struct veery *veery)
{
	if (!veery->nvec)
		return;
	free_irq(pci_irq_vector(veery->pdev, 0), veery);
	pci_free_irq_vectors(veery->pdev);
	veery->nvec = 0;
}

static int veery_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct veery *veery;
	int ret;

	veery = devm_kzalloc(&pdev->dev, sizeof(*veery), GFP_KERNEL);
	if (!veery)
		return -ENOMEM;
	veery->pdev = pdev;
	pci_set_drvdata(pdev, veery);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = veery_start(veery, false);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void veery_remove(struct pci_dev *pdev)
{
	struct veery *veery = pci_get_drvdata(pdev);

	veery_stop(veery);
	pci_disable_device(pdev);
}

static int veery_suspend(struct device *dev)
{
	veery_stop(dev_get_drvdata(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	return veery_start(dev_get_drvdata(dev), true);
}

static SIMPLE_DEV_PM_OPS(warn_pm, veery_suspend, warn_resume);

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = veery_probe,
	.remove = veery_remove,
	.driver.pm = &warn_pm,
};
module_pci_driver(warn_driver);
