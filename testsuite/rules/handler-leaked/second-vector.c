// SPDX-License-Identifier: GPL-2.0-or-later
/* Two handlers are installed, one is freed: the other stays. Both freed is right. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t card_error_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 1), card_error_irq, 0, "card-error", pdev); /* { dg-warning "handler-leaked" } */
	if (ret)
		free_irq(pci_irq_vector(pdev, 0), pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 1), card_error_irq, 0, "card-error", pdev); /* { dg-bogus "warning" } */
	if (ret)
		free_irq(pci_irq_vector(pdev, 0), pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 1), pdev);
	free_irq(pci_irq_vector(pdev, 0), pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
