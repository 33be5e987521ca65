// SPDX-License-Identifier: GPL-2.0-or-later
/* Leaves the device enabled. */
#include <linux/module.h>
#include <linux/pci.h>

static int leak_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void leak_remove(struct pci_dev *pdev)
{
}

static const struct pci_device_id leak_ids[] = { { PCI_DEVICE(0x1234, 0x9def) }, {} };
MODULE_DEVICE_TABLE(pci, leak_ids);

static struct pci_driver leak_driver = {
	.name = "leak",
	.id_table = leak_ids,
	.probe = leak_probe,
	.remove = leak_remove,
};
module_pci_driver(leak_driver);
MODULE_DESCRIPTION("what level 2 reports");
MODULE_LICENSE("GPL");
