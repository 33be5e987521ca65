/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef BUS_H
#define BUS_H

#include <linux/pci.h>

int bus_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id);
void bus_pci_remove(struct pci_dev *pdev);

extern const struct dev_pm_ops bus_pm_ops;
extern const struct pci_error_handlers bus_err_handler;

#endif
