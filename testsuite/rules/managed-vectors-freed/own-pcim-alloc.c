// SPDX-License-Identifier: GPL-2.0-or-later
/* A driver's own function of the announced name: its body decides, not its name. Nothing is managed here. */
#include <linux/module.h>
#include <linux/pci.h>

static int pcim_alloc_irq_vectors(struct pci_dev *pdev, unsigned int min, unsigned int max, unsigned int flags)
{
	return pci_alloc_irq_vectors(pdev, min, max, flags);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
