// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I14: without CONFIG_PCI the enable is an inline that fails and the rest are empty. The driver is compiled all the same;
 * that every path after the enable is dead is nothing to report, nor are vectors nobody can get.
 */
/* { dg-additional-options "-DSTUB_NO_PCI" } { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	pci_set_master(pdev);
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), knot_irq, 0, "knot", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Elsewhere it would leak vectors; here there are none. */
static int good_never_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void good_never_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_never_driver = {
	.name = "good_never",
	.probe = good_never_probe,
	.remove = good_never_remove,
};
module_pci_driver(good_never_driver);
