// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe and resume are here, remove and suspend are not: this file alone says nothing of what is left. */
#include <linux/module.h>
#include "dunnock.h"

static int dunnock_resume(struct device *dev)
{
	return pci_enable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
}

static SIMPLE_DEV_PM_OPS(dunnock_pm_ops, dunnock_suspend, dunnock_resume);

static int dunnock_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), dunnock_irq, 0, "dunnock", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static struct pci_driver dunnock_driver = {
	.name = "dunnock",
	.probe = dunnock_probe,
	.remove = dunnock_remove,
	.driver.pm = &dunnock_pm_ops,
};
module_pci_driver(dunnock_driver);
MODULE_LICENSE("GPL");
