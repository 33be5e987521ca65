// SPDX-License-Identifier: GPL-2.0-or-later
/* The driver: an id table and what the library exports. */
#include <linux/module.h>
#include "../bus.h"

static const struct pci_device_id card_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0801) },
	{ }
};
MODULE_DEVICE_TABLE(pci, card_ids);

static struct pci_driver card_driver = {
	.name = "card",
	.id_table = card_ids,
	.probe = bus_pci_probe,
	.remove = bus_pci_remove,
	.driver.pm = &bus_pm_ops,
	.err_handler = &bus_err_handler,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
