// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I14: without CONFIG_PCI_MSI there are no vectors to leak, to free twice or to free under a handler; a handler on the
 * line is one all the same, and so is a device left enabled.
 */
/* { dg-additional-options "-DSTUB_NO_MSI" } { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), knot_irq, IRQF_SHARED, "knot", pdev);
	if (ret)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
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

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), knot_irq, IRQF_SHARED, "knot", pdev); /* { dg-warning "handler-leaked" } */
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" "" { target counted } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
