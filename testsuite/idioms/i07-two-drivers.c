// SPDX-License-Identifier: GPL-2.0-or-later
/* I7: one file, two drivers, each with its own style of enabling: the mode belongs to the device. */
#include <linux/module.h>
#include <linux/pci.h>

static int card_vectors(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static int good_pf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_vectors(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_pf_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_pf_driver = {
	.name = "good_pf",
	.probe = good_pf_probe,
	.remove = good_pf_remove,
};
module_pci_driver(good_pf_driver);

static int good_vf_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return card_vectors(pdev);
}

static struct pci_driver good_vf_driver = {
	.name = "good_vf",
	.probe = good_vf_probe,
};
module_pci_driver(good_vf_driver);
