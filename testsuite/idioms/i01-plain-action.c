// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I1: plain devm_add_action() and its result returned. It has run nothing where it fails, so of an unmanaged device the
 * vectors are left on that path, unless the driver frees them there.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t wren_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void wren_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "managed-vectors-freed|in-use" } */
}

static void wren_disable(void *data)
{
	pci_disable_device(data); /* { dg-bogus "warning" } */
}

static int wren_enable(struct pci_dev *pdev)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, wren_disable, pdev);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = wren_enable(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = devm_add_action(&pdev->dev, wren_free_vectors, pdev);
	if (ret) {
		wren_free_vectors(pdev);
		return ret;
	}
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), wren_irq, 0, "wren", pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = wren_enable(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		return ret;
	ret = devm_add_action(&pdev->dev, wren_free_vectors, pdev);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), wren_irq, 0, "wren", pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
