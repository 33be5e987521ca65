// SPDX-License-Identifier: GPL-2.0-or-later
/* Remove frees vectors that became managed because the device was; under the split model the free is due. */
/* { dg-semantics "all" } { dg-misuse "M1 right" "" { target split } } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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

static void warn_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
	/* { dg-misuse "M1 S4" "" { target hybrid } .-1 } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
