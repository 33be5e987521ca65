// SPDX-License-Identifier: GPL-2.0-or-later
/* The action's function and its registration are in different files. */
#include <linux/module.h>
#include <linux/pci.h>

void card_free_vectors(void *data);

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, card_free_vectors, pdev);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
