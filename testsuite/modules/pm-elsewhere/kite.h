/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef KITE_H
#define KITE_H

#include <linux/pci.h>

extern const struct dev_pm_ops kite_pm_ops;
extern const struct pci_error_handlers kite_err_handler;

int kite_up(struct pci_dev *pdev);
void kite_down(struct pci_dev *pdev);

#endif
