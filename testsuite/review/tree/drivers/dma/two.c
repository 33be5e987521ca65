// SPDX-License-Identifier: GPL-2.0-or-later
/* Managed, and remove frees the vectors all the same. */
#include <linux/module.h>
#include <linux/pci.h>

static int two_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static void two_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_free_irq_vectors(pdev);
}

static struct pci_driver two_driver = {
	.name = "two",
	.probe = two_probe,
	.remove = two_remove,
};
module_pci_driver(two_driver);
