/* SPDX-License-Identifier: GPL-2.0-or-later */
#ifndef CARDLIB_H
#define CARDLIB_H

#include <linux/pci.h>

int cardlib_enable(struct pci_dev *pdev);

#endif
