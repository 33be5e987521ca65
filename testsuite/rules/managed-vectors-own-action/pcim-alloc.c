// SPDX-License-Identifier: GPL-2.0-or-later
/* An action for vectors that pcim_alloc_irq_vectors() gave is redundant wherever that function exists. */
/* { dg-semantics "pcim" } */
#include <linux/module.h>
#include <linux/pci.h>

static void warn_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-warning "managed-vectors-own-action" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, warn_free_vectors, pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
