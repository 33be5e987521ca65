// SPDX-License-Identifier: GPL-2.0-or-later
/* The library enables the device; its users disable it. */
#include <linux/module.h>
#include "lib.h"

int lib_enable(struct lib *lib)
{
	return pci_enable_device(lib->pdev); /* { dg-bogus "left enabled" } */
}
EXPORT_SYMBOL_GPL(lib_enable);
MODULE_LICENSE("GPL");
