// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A free that every path follows by a new allocation is recycled, though the allocation may fail and end probe. One path
 * that goes on without makes it final.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_resize(struct pci_dev *pdev, int want)
{
	int ret;

	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } { dg-bogus "managed-vectors-freed" } */
	if (want > 8)
		ret = pci_alloc_irq_vectors(pdev, 1, want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	else
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return good_resize(pdev, pdev->revision);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_resize(struct pci_dev *pdev, int want)
{
	int ret;

	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	if (want > 8)
		return -EINVAL;
	ret = pci_alloc_irq_vectors(pdev, 1, want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return warn_resize(pdev, pdev->revision);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
