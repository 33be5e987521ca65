// SPDX-License-Identifier: GPL-2.0-or-later
/* A function that calls itself with less until it is satisfied. */
#include <linux/module.h>
#include <linux/pci.h>

static int card_vectors(struct pci_dev *pdev, int want)
{
	int ret;

	if (want == 0)
		return -ENOSPC;
	ret = pci_alloc_irq_vectors(pdev, want, want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return card_vectors(pdev, want / 2);
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_vectors(pdev, 16);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
