// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Remove hands a function of the driver's to one of the kernel's, which runs it there and then. Its twin hands over one
 * that lets go of nothing.
 */
#include <linux/module.h>
#include <linux/pci.h>

static int good_child(struct device *dev, void *data)
{
	pci_free_irq_vectors(data);
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_remove(struct pci_dev *pdev)
{
	device_for_each_child(&pdev->dev, pdev, good_child);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_child(struct device *dev, void *data)
{
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	device_for_each_child(&pdev->dev, pdev, warn_child);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
