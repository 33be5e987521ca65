// SPDX-License-Identifier: GPL-2.0-or-later
/* An array of pointers on the stack, which nobody is given, holds what is stored there and else NULL. */
#include <linux/module.h>
#include <linux/pci.h>

int card_width(int lanes);

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void *bufs[4] = { };
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	if (bufs[0])
		return pci_enable_device(pdev); /* { dg-bogus "mixed-enable" } */
	ret = pci_alloc_irq_vectors(pdev, 1, card_width(4), PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void card_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning managed-vectors-freed } */
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
