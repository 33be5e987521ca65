/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef DISK_H
#define DISK_H

#include <linux/pci.h>

int disk_pci_init_one(struct pci_dev *pdev);
void disk_pci_remove_one(struct pci_dev *pdev);

#endif
