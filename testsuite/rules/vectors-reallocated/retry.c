// SPDX-License-Identifier: GPL-2.0-or-later
/* Another try is right where the one before failed: -EAGAIN, fewer, another kind. */
/* { dg-semantics "all" } */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/pci.h>

static int card_alloc(struct pci_dev *pdev)
{
	int tries, ret;

	for (tries = 0; tries < 5; tries++) {
		ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
		if (ret != -EAGAIN)
			break;
		msleep(20);
	}
	if (ret == -ENOSPC)
		ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_alloc(pdev);
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
