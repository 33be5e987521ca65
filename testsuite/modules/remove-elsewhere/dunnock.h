/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef DUNNOCK_H
#define DUNNOCK_H

#include <linux/pci.h>

irqreturn_t dunnock_irq(int irq, void *data);
void dunnock_remove(struct pci_dev *pdev);
int dunnock_suspend(struct device *dev);

#endif
