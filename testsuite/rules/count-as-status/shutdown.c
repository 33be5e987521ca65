// SPDX-License-Identifier: GPL-2.0-or-later
/* A count given by a function that probe does not return through is nobody's status. */
#include <linux/module.h>
#include <linux/pci.h>

static int card_vectors(struct pci_dev *pdev)
{
	return pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	if (card_vectors(pdev) < 0)
		pci_info(pdev, "polling\n");
	return 0;
}

static void good_shutdown(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.shutdown = good_shutdown,
};
module_pci_driver(good_driver);
