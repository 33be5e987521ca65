// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors are the other file's. */
#include <linux/module.h>
#include "pair.h"

static int pair_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pair_irq_init(pdev);
}

static void pair_remove(struct pci_dev *pdev)
{
	pair_irq_exit(pdev);
}

static const struct pci_device_id pair_ids[] = { { PCI_DEVICE(0x1234, 0x9abc) }, {} };
MODULE_DEVICE_TABLE(pci, pair_ids);

static struct pci_driver pair_driver = {
	.name = "pair",
	.id_table = pair_ids,
	.probe = pair_probe,
	.remove = pair_remove,
};
module_pci_driver(pair_driver);
MODULE_DESCRIPTION("two files");
MODULE_LICENSE("GPL");
