// SPDX-License-Identifier: GPL-2.0-or-later
/* Static functions of the same name in two files of a module are different functions: unmanaged here. */
#include <linux/module.h>
#include <linux/pci.h>

static int irq_init(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static int probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = irq_init(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

struct pci_driver unmanaged_driver = {
	.name = "unmanaged",
	.probe = probe,
	.remove = remove,
};
