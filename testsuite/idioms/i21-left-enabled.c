// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I21: some drivers leave the device enabled on purpose, because firmware needs it, and say so by never disabling it. At
 * the default level that is silence; what else they do wrong is not.
 */
/* { dg-semantics "all" } { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t thrush_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	if (!pcim_iomap(pdev, 4, 0))
		return -ENOMEM;
	return devm_request_irq(&pdev->dev, pdev->irq, thrush_irq, IRQF_SHARED, "thrush", pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	pci_set_drvdata(pdev, NULL);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Vectors are another matter: they do not stay on on purpose. */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		return ret;
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = good_remove,
};
module_pci_driver(warn_driver);
