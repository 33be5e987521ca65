// SPDX-License-Identifier: GPL-2.0-or-later
/* Fewer vectors than wanted are vectors all the same: min is below max, so "not all" is no failure to allocate. */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int nvec, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	nvec = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (nvec != 8) {
		pci_disable_device(pdev);
		return -ENOSPC;
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
