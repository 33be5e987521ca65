// SPDX-License-Identifier: GPL-2.0-or-later
/* The rule is at level 2: the default level is silent. */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

static void free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, free_vectors, pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
