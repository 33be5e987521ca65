// SPDX-License-Identifier: GPL-2.0-or-later
/* The number of the MSI vector is in pdev->irq, and gone from there with the vector. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev);
	if (ret)
		goto disable;
	ret = request_irq(pdev->irq, card_irq, 0, "card", pdev);
	if (ret)
		goto cleanup;
	return 0;

cleanup:
	pci_disable_msi(pdev);
	free_irq(pdev->irq, pdev); /* { dg-warning "vectors-stale" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
