// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: as i02-core-flag.c, but one of the two kinds is never released: the test of the core's flag says which one is on,
 * and the other branch does nothing about it.
 *
 * Known gap: where both kinds are possible and a test decides which to release, it is taken to say the one that is.
 */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" "" { xfail kernels } } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	if (pdev->msix_enabled)
		pci_disable_msix(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
