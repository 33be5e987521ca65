// SPDX-License-Identifier: GPL-2.0-or-later
/* The line interrupt alone: nothing is owned, so freeing is a no-op and not freeing no leak. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#ifdef PCI_IRQ_INTX
#define CARD_LINE PCI_IRQ_INTX
#else
#define CARD_LINE PCI_IRQ_LEGACY
#endif

static int good_managed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, CARD_LINE); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void good_managed_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_managed_driver = {
	.name = "good_managed",
	.probe = good_managed_probe,
	.remove = good_managed_remove,
};
module_pci_driver(good_managed_driver);

static int good_unmanaged_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, CARD_LINE); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_unmanaged_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver good_unmanaged_driver = {
	.name = "good_unmanaged",
	.probe = good_unmanaged_probe,
	.remove = good_unmanaged_remove,
};
module_pci_driver(good_unmanaged_driver);
