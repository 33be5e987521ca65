// SPDX-License-Identifier: GPL-2.0-or-later
/* Every count looks like a failure to "if (ret)"; the driver core takes it for success. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-warning "count-as-status" } { dg-misuse "M31 S2" } */
	if (ret) {
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
