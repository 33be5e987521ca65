// SPDX-License-Identifier: GPL-2.0-or-later
/* The second attempt may fail and end probe: the free before it was needed all the same, never "for good". */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	if (ret < 4) {
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-recycled" } */
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
		if (ret < 0)
			return ret;
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
