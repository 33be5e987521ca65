// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: a virtual function that has no vectors of its own takes interrupts of its physical function. Its own enable is
 * managed; the physical function's vectors are nothing it could leak or free. The twin frees handlers of its own
 * device it never installed, having none.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct stint {
	struct pci_dev *pdev;
	struct pci_dev *pf;
	int irq;
};

static irqreturn_t stint_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct stint *stint_new(struct pci_dev *pdev)
{
	struct stint *stint;

	stint = devm_kzalloc(&pdev->dev, sizeof(*stint), GFP_KERNEL);
	if (!stint)
		return NULL;
	stint->pdev = pdev;
	stint->pf = pci_physfn(pdev);
	pci_set_drvdata(pdev, stint);
	return stint;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct stint *stint = stint_new(pdev);
	int ret;

	if (!stint)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	stint->irq = pci_irq_vector(stint->pf, 3);
	return request_irq(stint->irq, stint_irq, 0, "stint", stint); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	struct stint *stint = pci_get_drvdata(pdev);

	free_irq(stint->irq, stint); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* The same with the physical function named directly, and devm: the handler goes with the virtual function. */
static int good_devm_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev->physfn, 1, 8, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev->physfn, 0), stint_irq, 0, "stint", pdev);
}

static void good_devm_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev->physfn); /* { dg-bogus "warning" } */
}

static struct pci_driver good_devm_driver = {
	.name = "good_devm",
	.probe = good_devm_probe,
	.remove = good_devm_remove,
};
module_pci_driver(good_devm_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct stint *stint = stint_new(pdev);
	int ret;

	if (!stint)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	stint->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(stint->irq, stint_irq, 0, "stint", stint); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	return pci_request_irq(stint->pf, 3, stint_irq, NULL, stint, "stint-pf"); /* { dg-bogus "warning" } */
}

static void warn_remove(struct pci_dev *pdev)
{
	struct stint *stint = pci_get_drvdata(pdev);

	pci_free_irq(stint->pf, 3, stint); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
