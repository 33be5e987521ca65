// SPDX-License-Identifier: GPL-2.0-or-later
/* Resume allocates what suspend never freed: refused at each resume. The core restores MSI by itself. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_suspend(struct device *dev)
{
	pci_save_state(to_pci_dev(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	int ret;

	pci_restore_state(to_pci_dev(dev));
	ret = pci_alloc_irq_vectors(to_pci_dev(dev), 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-reallocated" } */
	return ret < 0 ? ret : 0;
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
