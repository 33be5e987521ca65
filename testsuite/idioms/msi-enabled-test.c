// SPDX-License-Identifier: GPL-2.0-or-later
/* I2: pci_dev_msi_enabled() asks the core. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES) < 0) { /* { dg-bogus "warning" } */
		pci_disable_device(pdev);
		return -ENODEV;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	if (pci_dev_msi_enabled(pdev))
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
