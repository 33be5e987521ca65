/* SPDX-License-Identifier: GPL-2.0-or-later */
/* Two drivers and their library: each driver puts the library's functions for its kind of card in its own structure. */
#include <linux/interrupt.h>
#include <linux/pci.h>
#include <linux/slab.h>

struct dipper {
	struct pci_dev *pdev;
	int (*alloc_irq)(struct dipper *dipper);
	void (*free_irq)(struct dipper *dipper);
	int irq;
	void *lent;
};

int dipper_pf_alloc_irq(struct dipper *dipper);
void dipper_pf_free_irq(struct dipper *dipper);
int dipper_vf_alloc_irq(struct dipper *dipper);
void dipper_vf_free_irq(struct dipper *dipper);
int dipper_up(struct dipper *dipper);
void dipper_down(struct dipper *dipper);
