// SPDX-License-Identifier: GPL-2.0-or-later
/* The line interrupt is no vector: MSI may be asked for after it, without giving back anything. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#ifndef PCI_IRQ_INTX
#define PCI_IRQ_INTX PCI_IRQ_LEGACY
#endif

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	if (pdev->revision > 2 && pci_enable_msi(pdev)) /* { dg-bogus "warning" } */
		pci_info(pdev, "no MSI\n");
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
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
