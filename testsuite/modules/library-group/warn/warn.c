// SPDX-License-Identifier: GPL-2.0-or-later
/* Disables by hand when the library failed, which has done so; and frees vectors that the library's enable made devres'. */
#include <linux/module.h>
#include "../disk.h"

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = disk_pci_init_one(pdev);
	if (ret) {
		pci_disable_device(pdev); /* { dg-merged "mixed-enable" } */
		return ret;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-merged "managed-vectors-freed" } */
	disk_pci_remove_one(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
MODULE_LICENSE("GPL");
