// SPDX-License-Identifier: GPL-2.0-or-later
/* pcim_ vectors are managed however the device was enabled. */
/* { dg-semantics "pcim" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_alloc_irq_vectors_affinity(pdev, 1, 8, PCI_IRQ_MSIX, NULL);
	if (ret < 0)
		return ret;
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
