/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef QM_H
#define QM_H

#include <linux/pci.h>

struct qm {
	struct pci_dev *pdev;
	int irq;
};

int qm_init(struct qm *qm);
void qm_uninit(struct qm *qm);

#endif
