// SPDX-License-Identifier: GPL-2.0-or-later
/* A driver that says no more than its name. */
#include <linux/module.h>
#include "../shelf.h"

static struct pci_driver card_driver = {
	.name = "card",
};

static int __init card_init(void)
{
	return shelf_register_driver(&card_driver);
}

module_init(card_init);
MODULE_LICENSE("GPL");
