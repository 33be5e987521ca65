// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I20: pairs that look mixed and are right: request_threaded_irq() with free_irq() and pci_disable_msi() after it, on a
 * managed device; pci_request_irq() with pci_free_irq() is never devres'. The twin leaves the latter to devres.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t rail_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev);
	if (ret)
		return ret;
	ret = request_threaded_irq(pdev->irq, NULL, rail_irq, IRQF_ONESHOT, "rail", pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	pci_disable_msi(pdev); /* { dg-warning "managed-vectors-freed" } { dg-bogus "in-use|stale" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int good_unmanaged_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pci_enable_msi(pdev)) /* { dg-bogus "warning" } */
		pci_info(pdev, "using the line\n");
	ret = request_threaded_irq(pdev->irq, NULL, rail_irq, IRQF_ONESHOT | IRQF_SHARED, "rail", pdev); /* { dg-bogus "warning" } */
	if (ret) {
		pci_disable_msi(pdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void good_unmanaged_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_unmanaged_driver = {
	.name = "good_unmanaged",
	.probe = good_unmanaged_probe,
	.remove = good_unmanaged_remove,
};
module_pci_driver(good_unmanaged_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return pci_request_irq(pdev, 0, rail_irq, NULL, pdev, "rail"); /* { dg-warning "handler-leaked" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
