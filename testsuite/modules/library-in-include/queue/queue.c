// SPDX-License-Identifier: GPL-2.0-or-later
/* The library enables the device and asks for its vectors. */
#include <linux/module.h>
#include <linux/queue_card.h>

int queue_card_init(struct queue_card *card)
{
	int ret = pci_enable_device(card->pdev); /* { dg-merged "enable-leaked" } */

	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-merged "vectors-leaked" } */
	if (ret < 0) {
		pci_disable_device(card->pdev);
		return ret;
	}
	return 0;
}
EXPORT_SYMBOL_GPL(queue_card_init);

void queue_card_uninit(struct queue_card *card)
{
	pci_free_irq_vectors(card->pdev);
	pci_disable_device(card->pdev);
}
EXPORT_SYMBOL_GPL(queue_card_uninit);
MODULE_LICENSE("GPL");
