/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef SHARED_H
#define SHARED_H

#include <linux/pci.h>

int shared_vectors_init(struct pci_dev *pdev);
void shared_vectors_exit(struct pci_dev *pdev);

#endif
