// SPDX-License-Identifier: GPL-2.0-or-later
/* Enabling as managed hides in a helper of the other file; remove disables by hand. */
#include <linux/module.h>
#include <linux/pci.h>

int card_hw_init(struct pci_dev *pdev);

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_hw_init(pdev);
}

static void card_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-merged "mixed-enable" "" { target counted } } */
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
