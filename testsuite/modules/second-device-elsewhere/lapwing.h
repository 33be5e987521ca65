/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef LAPWING_H
#define LAPWING_H

#include <linux/pci.h>

struct lapwing {
	struct pci_dev *pdev;
	struct pci_dev *second;
};

struct pci_dev *lapwing_find_second(struct pci_dev *pdev);
int lapwing_irq_on(struct pci_dev *pdev);
void lapwing_irq_off(struct pci_dev *pdev);

#endif
