// SPDX-License-Identifier: GPL-2.0-or-later
/* A library: how a card is enabled is its business. */
#include <linux/module.h>
#include "cardlib.h"

int cardlib_enable(struct pci_dev *pdev)
{
	return pci_enable_device(pdev);
}
EXPORT_SYMBOL_GPL(cardlib_enable);
MODULE_LICENSE("GPL");
