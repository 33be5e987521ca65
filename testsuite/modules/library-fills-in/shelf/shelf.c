// SPDX-License-Identifier: GPL-2.0-or-later
/* The library fills in what all its drivers have in common, and registers them. */
#include <linux/module.h>
#include "../shelf.h"

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning vectors-leaked } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

int shelf_register_driver(struct pci_driver *driver)
{
	driver->probe = warn_probe;
	driver->remove = warn_remove;
	return pci_register_driver(driver);
}
EXPORT_SYMBOL_GPL(shelf_register_driver);
MODULE_LICENSE("GPL");
