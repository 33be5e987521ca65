/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SHARED_H
#define SHARED_H

#include <linux/pci.h>

int shared_start(struct pci_dev *pdev);
void shared_stop(struct pci_dev *pdev);
int shared_enable(struct pci_dev *pdev);
void shared_disable(struct pci_dev *pdev);

#endif
