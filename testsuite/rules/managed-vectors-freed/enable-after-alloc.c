// SPDX-License-Identifier: GPL-2.0-or-later
/* The hybrid test is made when vectors are allocated: enabling the device as managed later does not change them. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = pcim_enable_device(pdev);
	if (ret) {
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
