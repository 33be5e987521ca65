/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SHELF_H
#define SHELF_H

#include <linux/pci.h>

int shelf_register_driver(struct pci_driver *driver);

#endif
