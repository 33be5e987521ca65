// SPDX-License-Identifier: GPL-2.0-or-later
/* The same life of an unmanaged device, balanced at the end: silent. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_suspend(struct device *dev)
{
	pci_free_irq_vectors(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	int ret;

	ret = pci_alloc_irq_vectors(to_pci_dev(dev), 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX);
	if (ret < 0) {
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
		if (ret < 0) {
			pci_disable_device(pdev);
			return ret;
		}
	}
	return 0;
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
	.driver = { .pm = &good_pm_ops },
};
module_pci_driver(good_driver);
