/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef PAIR_H
#define PAIR_H

#include <linux/pci.h>

int pair_irq_setup(struct pci_dev *pdev);
void pair_irq_cleanup(struct pci_dev *pdev);

static inline int pair_enable(struct pci_dev *pdev)
{
	return pci_enable_device(pdev);
}

static inline void pair_disable(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

#endif
