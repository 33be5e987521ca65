// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I18: shutdown and remove share a worker, which on a managed device frees and disables. Under shutdown nothing follows;
 * it is remove that makes it a finding, said once. A shutdown alone that does worse is silent.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t quail_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int quail_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), quail_irq, 0, "quail", pdev);
}

static void good_shutdown(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = quail_probe,
	.shutdown = good_shutdown,
};
module_pci_driver(good_driver);

static void warn_stop(struct pci_dev *pdev)
{
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" "" { target 6.12 7.3 hybrid-pcim } } */
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_stop(pdev);
}

static void warn_shutdown(struct pci_dev *pdev)
{
	warn_stop(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = quail_probe,
	.remove = warn_remove,
	.shutdown = warn_shutdown,
};
module_pci_driver(warn_driver);
