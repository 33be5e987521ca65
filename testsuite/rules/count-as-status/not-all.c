// SPDX-License-Identifier: GPL-2.0-or-later
/* Fewer vectors than wanted are an error to this driver, but the number of them is none. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_VECTORS 8

static int warn_irq_init(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, CARD_VECTORS, PCI_IRQ_MSIX); /* { dg-warning "count-as-status" } */
	if (ret != CARD_VECTORS)
		return ret;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = warn_irq_init(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_irq_init(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, CARD_VECTORS, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret != CARD_VECTORS)
		return ret < 0 ? ret : -ENOSPC;
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_irq_init(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
