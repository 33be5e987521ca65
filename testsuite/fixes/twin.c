// SPDX-License-Identifier: GPL-2.0-or-later
/* set hybrid-pcim: vectors that are managed only because the device is get the managed function. */
#include <linux/module.h>
#include <linux/pci.h>

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* gets pcim_ */
	return ret < 0 ? ret : 0;
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
};
module_pci_driver(card_driver);
