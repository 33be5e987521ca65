// SPDX-License-Identifier: GPL-2.0-or-later
/* The vectors freed belong to another device, which is not managed: nothing to say. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *sibling;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;

	sibling = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (sibling) {
		pci_free_irq_vectors(sibling); /* { dg-bogus "warning" } */
		pci_dev_put(sibling);
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
