// SPDX-License-Identifier: GPL-2.0-or-later
/* Frees what devres frees, in sight of the call that makes devres do so. */
#include <linux/module.h>
#include <linux/pci.h>

static int alone_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return 0;
}

static void alone_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}

static const struct pci_device_id alone_ids[] = { { PCI_DEVICE(0x1234, 0x5678) }, {} };
MODULE_DEVICE_TABLE(pci, alone_ids);

static struct pci_driver alone_driver = {
	.name = "alone",
	.id_table = alone_ids,
	.probe = alone_probe,
	.remove = alone_remove,
};
module_pci_driver(alone_driver);
MODULE_DESCRIPTION("one file");
MODULE_LICENSE("GPL");
