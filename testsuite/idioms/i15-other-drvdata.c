// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: the other function's structure is reached through its driver data, and its device from there: still another
 * device. The physical function turns off what its sibling had; its own vectors stay with devres.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct lapwing {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t lapwing_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int lapwing_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lapwing *lapwing;
	int ret;

	lapwing = devm_kzalloc(&pdev->dev, sizeof(*lapwing), GFP_KERNEL);
	if (!lapwing)
		return -ENOMEM;
	lapwing->pdev = pdev;
	pci_set_drvdata(pdev, lapwing);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	lapwing->irq = pci_irq_vector(pdev, 0);
	return devm_request_irq(&pdev->dev, lapwing->irq, lapwing_irq, 0, "lapwing", lapwing);
}

static void good_remove(struct pci_dev *pdev)
{
	struct pci_dev *other = pci_get_slot(pdev->bus, pdev->devfn ^ 1);
	struct lapwing *lapwing;

	if (!other)
		return;
	lapwing = pci_get_drvdata(other);
	pci_free_irq_vectors(lapwing->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(lapwing->pdev); /* { dg-bogus "warning" } */
	pci_dev_put(other);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = lapwing_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct pci_dev *other = pci_get_slot(pdev->bus, pdev->devfn ^ 1);
	struct lapwing *lapwing;

	if (other)
		pci_dev_put(other);
	lapwing = pci_get_drvdata(pdev);
	pci_free_irq_vectors(lapwing->pdev); /* { dg-warning "vectors-freed-in-use" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = lapwing_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
