// SPDX-License-Identifier: GPL-2.0-or-later
/* One helper, used in suspend and in remove: for good in remove, so the stronger rule has the line. */
#include <linux/module.h>
#include <linux/pci.h>

static void warn_irq_off(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	/* { dg-allow "managed-vectors-recycled" "" { target all } .-1 } */
}

static int warn_suspend(struct device *dev)
{
	warn_irq_off(to_pci_dev(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	int ret;

	ret = pci_alloc_irq_vectors(to_pci_dev(dev), 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_irq_off(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
