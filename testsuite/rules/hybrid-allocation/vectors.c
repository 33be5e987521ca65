// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors that are managed because the device is. Where that has ended, nothing is implicit any more. */
/* { dg-semantics "all" } { dg-options "-fplugin-arg-pcidevres-level=3" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	/* { dg-warning "hybrid-allocation" "" { target hybrid } .+2 } { dg-note "once the headers have it" "" { target kernels } .+2 } */
	/* { dg-note "use pcim_alloc_irq_vectors" "" { target hybrid-pcim } .+1 } { dg-warning "vectors-leaked" "" { target split } .+1 } */
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
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
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
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
