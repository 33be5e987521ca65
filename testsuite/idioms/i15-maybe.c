// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: the other device may be there or not, and where it is may be found in two ways. What is known of the pointer after
 * the ways have met is still that it is not this device.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct redwing {
	struct pci_dev *second;
	int irq;
};

static irqreturn_t redwing_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void redwing_find(struct redwing *redwing, struct pci_dev *pdev)
{
	redwing->second = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (!redwing->second)
		redwing->second = pci_get_device(pdev->vendor, 0x0815, NULL);
}

static int redwing_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct redwing *redwing;
	int ret;

	redwing = devm_kzalloc(&pdev->dev, sizeof(*redwing), GFP_KERNEL);
	if (!redwing)
		return -ENOMEM;
	pci_set_drvdata(pdev, redwing);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	redwing->irq = pci_irq_vector(pdev, 0);
	ret = devm_request_irq(&pdev->dev, redwing->irq, redwing_irq, 0, "redwing", redwing);
	if (ret)
		return ret;
	if (pdev->revision > 2)
		redwing_find(redwing, pdev);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct redwing *redwing = pci_get_drvdata(pdev);

	if (redwing->second) {
		pci_disable_msi(redwing->second); /* { dg-bogus "warning" } */
		pci_dev_put(redwing->second);
	}
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = redwing_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct redwing *redwing = pci_get_drvdata(pdev);

	if (redwing->second)
		pci_dev_put(redwing->second);
	redwing->second = pdev;
	pci_disable_msi(redwing->second); /* { dg-warning "vectors-freed-in-use" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = redwing_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
