// SPDX-License-Identifier: GPL-2.0-or-later
/* Shutdown is followed by no release of devres: a free there is neither redundant nor wrong. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	return ret < 0 ? ret : 0;
}

static void good_shutdown(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.shutdown = good_shutdown,
};
module_pci_driver(good_driver);
