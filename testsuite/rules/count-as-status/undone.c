// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Too few vectors were meant as a failure: the device is disabled, and the count returned. What remove does then is no
 * news; that the vectors are left is.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-warning count-as-status } { dg-warning vectors-leaked } */
	if (ret < 0)
		goto disable;
	if (ret == 8)
		return 0;
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev); /* { dg-bogus "mixed-enable" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
