// SPDX-License-Identifier: GPL-2.0-or-later
/* A device that was searched for: nobody knows which driver it has, if any; this one it is not. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *other;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	other = pci_get_domain_bus_and_slot(0, 0, PCI_DEVFN(31, 2));
	if (!other)
		return -ENODEV;
	ret = pcim_enable_device(other); /* { dg-warning "devres-wrong-phase" } { dg-misuse "M28 M29 S2" } */
	pci_dev_put(other);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int warn_handler_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *other;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	other = pci_get_slot(pdev->bus, PCI_DEVFN(31, 2));
	if (!other)
		return -ENODEV;
	ret = devm_request_irq(&other->dev, other->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-warning "devres-wrong-phase" } */
	pci_dev_put(other);
	return ret;
}

static struct pci_driver warn_handler_driver = {
	.name = "warn-handler",
	.probe = warn_handler_probe,
};
module_pci_driver(warn_handler_driver);

/* Unmanaged functions are for that, and looking is free. */
static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *other;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	other = pci_get_slot(pdev->bus, PCI_DEVFN(31, 2));
	if (!other)
		return -ENODEV;
	ret = pci_enable_device(other); /* { dg-bogus "warning" } */
	if (!ret)
		pci_disable_device(other);
	pci_dev_put(other);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

/* Found, or its own: not certain. */
static int good_either_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *main = pdev;

	if (pdev->devfn & 7)
		main = pci_get_slot(pdev->bus, pdev->devfn & ~7u);
	if (!main)
		return -ENODEV;
	return pcim_enable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_either_driver = {
	.name = "good-either",
	.probe = good_either_probe,
};
module_pci_driver(good_either_driver);
