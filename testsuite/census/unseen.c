// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors come and go in functions that some other module must call: no way that is followed leads there. */
#include <linux/module.h>
#include <linux/pci.h>

int card_open(struct pci_dev *pdev)
{
	return pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
}
EXPORT_SYMBOL_GPL(card_open);

void card_close(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
}
EXPORT_SYMBOL_GPL(card_close);

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
};
module_pci_driver(card_driver);
