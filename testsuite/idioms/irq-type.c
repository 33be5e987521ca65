// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors are freed unless the line is used, which pci_irq_type() tells: a flag of the core's own. */
/* { dg-semantics "7.3" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
	if (ret)
		goto vectors;
	return 0;
vectors:
	if (pci_irq_type(pdev) != PCI_IRQ_INTX)
		pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev);
	if (pci_irq_type(pdev) != PCI_IRQ_INTX)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
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
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

/* The wrong way round. */
static void warn_remove(struct pci_dev *pdev)
{
	if (pci_irq_type(pdev) == PCI_IRQ_INTX)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* Each kind by its own function; a test of before is remembered. */
static int good_kinds_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_kinds_remove(struct pci_dev *pdev)
{
	if (pci_irq_type(pdev) == PCI_IRQ_MSIX)
		pci_disable_msix(pdev);
	else
		pci_disable_msi(pdev);
	if (pci_irq_type(pdev) == PCI_IRQ_MSI)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_kinds_driver = {
	.name = "good-kinds",
	.probe = good_kinds_probe,
	.remove = good_kinds_remove,
};
module_pci_driver(good_kinds_driver);

static int warn_kinds_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

/* MSI alone is turned off. */
static void warn_kinds_remove(struct pci_dev *pdev)
{
	if (pci_irq_type(pdev) == PCI_IRQ_MSI)
		pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_kinds_driver = {
	.name = "warn-kinds",
	.probe = warn_kinds_probe,
	.remove = warn_kinds_remove,
};
module_pci_driver(warn_kinds_driver);
