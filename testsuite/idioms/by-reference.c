// SPDX-License-Identifier: GPL-2.0-or-later
/* The count comes back through a pointer, the result is a bool. */
#include <linux/module.h>
#include <linux/pci.h>

static bool card_vectors(struct pci_dev *pdev, int *count)
{
	*count = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return *count > 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int count, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (!card_vectors(pdev, &count)) {
		pci_disable_device(pdev);
		return count;
	}
	if (count < 2)
		pci_info(pdev, "sharing one vector\n");
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
