// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I11: some exits undo, some do not. On a managed device nothing leaks either way, under split the early one does; on an
 * unmanaged device the label that is jumped over is a leak everywhere.
 */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

static struct miscdevice dunlin_misc = { .minor = MISC_DYNAMIC_MINOR, .name = "dunlin" };

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0)
		return ret;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(32));
	if (ret)
		return ret;
	return misc_register(&dunlin_misc);
}

static void good_remove(struct pci_dev *pdev)
{
	misc_deregister(&dunlin_misc);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(32));
	if (ret)
		goto disable;
	ret = misc_register(&dunlin_misc);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	misc_deregister(&dunlin_misc);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
