/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A library's header as there are among the kernel's: what its drivers give it is a struct with the device in it. */
#ifndef STUB_LINUX_QUEUE_CARD_H
#define STUB_LINUX_QUEUE_CARD_H

#include <linux/pci.h>

struct queue_card {
	struct pci_dev *pdev;
	int depth;
};

int queue_card_init(struct queue_card *card);
void queue_card_uninit(struct queue_card *card);

#endif
