// SPDX-License-Identifier: GPL-2.0-or-later
/* Redundant frees behind a label, in remove, under an if; what must stay says so. */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto err_vectors;
	return 0;

err_vectors:
	/* these were ours (goes) */
	pci_free_irq_vectors(pdev); /* goes */

	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_free_irq_vectors(pdev); /* goes */
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);

/* The label wants a statement. */
static int last_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	return ret < 0 ? ret : 0;
}

static void last_remove(struct pci_dev *pdev)
{
	if (!pci_get_drvdata(pdev))
		goto out;
	pci_clear_master(pdev);
out:
	pci_free_irq_vectors(pdev); /* becomes ; */
}

static struct pci_driver last_driver = {
	.name = "last",
	.probe = last_probe,
	.remove = last_remove,
};
module_pci_driver(last_driver);
