// SPDX-License-Identifier: GPL-2.0-or-later
/* The free is all there is of an if; the other if has an effect of its own. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static int used;

static void card_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	if (pdev->msix_enabled) /* goes */
		pci_free_irq_vectors(pdev); /* goes */
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);

static int other_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void other_remove(struct pci_dev *pdev)
{
	if (used++)
		pci_free_irq_vectors(pdev);
}

static struct pci_driver other_driver = {
	.name = "other",
	.probe = other_probe,
	.remove = other_remove,
};
module_pci_driver(other_driver);
