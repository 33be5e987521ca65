// SPDX-License-Identifier: GPL-2.0-or-later
/* Counts that are kept, cut, compared, summed up or turned into a status. */
/* { dg-semantics "hybrid" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec, queues;
};

static int card_vectors(struct card *card)
{
	int ret;

	ret = pci_alloc_irq_vectors(card->pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_vectors(card);
	if (ret <= 0)
		return ret ? ret : -ENODEV;
	card->nvec = ret;
	card->queues = ret > 4 ? 4 : ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		return ret;
	return card->nvec == 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
