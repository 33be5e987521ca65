/* SPDX-License-Identifier: GPL-2.0-or-later */
#include <linux/pci.h>

int pair_irq_init(struct pci_dev *pdev);
void pair_irq_exit(struct pci_dev *pdev);
