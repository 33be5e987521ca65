/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARD_H
#define CARD_H

#include <linux/pci.h>

enum card_mode { CARD_UNKNOWN, CARD_INTX, CARD_MSI, CARD_MSIX };

struct card_dev;

struct card {
	struct pci_dev *pdev;
	struct card_dev *dev;
};

struct card_dev *card_dev_new(struct device *dev);
void card_set_mode(struct card_dev *dev, enum card_mode mode);
enum card_mode card_get_mode(struct card_dev *dev);

#endif
