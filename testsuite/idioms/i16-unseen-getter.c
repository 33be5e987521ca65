// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I16: a function nobody sees returns a device. In a function that has its own at hand that is a second one, as nothing
 * proves the two equal; the twin compares them first.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct pci_dev *companion_of(unsigned int slot);

static irqreturn_t serin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int serin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), serin_irq, 0, "serin", pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	struct pci_dev *companion = companion_of(PCI_SLOT(pdev->devfn));

	if (companion)
		pci_disable_msi(companion); /* { dg-bogus "warning" "" { xfail hybrid } } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = serin_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct pci_dev *companion = companion_of(PCI_SLOT(pdev->devfn));

	if (companion == pdev)
		pci_disable_msi(companion); /* { dg-warning "vectors-freed-in-use" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = serin_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
