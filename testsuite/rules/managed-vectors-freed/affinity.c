// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors with an affinity description are as hybrid as those without. */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct irq_affinity affd = { .pre_vectors = 1 };
	int nvec;

	if (pcim_enable_device(pdev))
		return -ENODEV;
	nvec = pci_alloc_irq_vectors_affinity(pdev, 2, 16, PCI_IRQ_MSIX | PCI_IRQ_AFFINITY, &affd);
	if (nvec < 0)
		return nvec;
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
