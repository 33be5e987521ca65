// SPDX-License-Identifier: GPL-2.0-or-later
/* Annotations that say nothing are named, by the compiler. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "../../include/pcidevres.h"

pcidevres_accept("vectors-leak", "no such rule")
void card_one(struct pci_dev *pdev); /* { dg-warning "there is no rule 'vectors-leak'" } */

pcidevres_accept("vectors-leaked", "")
void card_two(struct pci_dev *pdev); /* { dg-warning "add the reason" } */

pcidevres_acquires(vectors)
void *card_three(struct pci_dev *pdev); /* { dg-warning "returns 0 or -errno, bool, or nothing" } */
