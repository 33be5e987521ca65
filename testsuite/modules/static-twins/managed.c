// SPDX-License-Identifier: GPL-2.0-or-later
/* Static functions of the same name in two files of a module are different functions: managed here. */
#include <linux/module.h>
#include <linux/pci.h>

static int irq_init(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static int probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return irq_init(pdev);
}

static void remove(struct pci_dev *pdev)
{
}

struct pci_driver managed_driver = {
	.name = "managed",
	.probe = probe,
	.remove = remove,
};
