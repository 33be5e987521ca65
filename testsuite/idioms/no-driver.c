// SPDX-License-Identifier: GPL-2.0-or-later
/* A function nobody calls here, entry state unknown: silent unless every state goes wrong. */
#include <linux/module.h>
#include <linux/pci.h>

void card_irq_exit(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

int card_irq_init(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}
