// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: the parent of the device is the bridge it hangs on; the parent of a child that the driver made is the device. What
 * is turned off on the bridge is not turned off here.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/platform_device.h>

struct twite {
	struct platform_device *child;
};

static irqreturn_t twite_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int twite_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct platform_device_info info = { .parent = &pdev->dev, .name = "twite" };
	struct twite *twite;
	int ret;

	twite = devm_kzalloc(&pdev->dev, sizeof(*twite), GFP_KERNEL);
	if (!twite)
		return -ENOMEM;
	pci_set_drvdata(pdev, twite);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), twite_irq, 0, "twite", twite);
	if (ret)
		return ret;
	twite->child = platform_device_register_full(&info);
	return PTR_ERR_OR_ZERO(twite->child);
}

static void good_remove(struct pci_dev *pdev)
{
	struct twite *twite = pci_get_drvdata(pdev);

	platform_device_unregister(twite->child);
	pci_disable_msi(to_pci_dev(pdev->dev.parent)); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = twite_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct twite *twite = pci_get_drvdata(pdev);

	pci_disable_msi(to_pci_dev(twite->child->dev.parent)); /* { dg-warning "vectors-freed-in-use" } */
	platform_device_unregister(twite->child);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = twite_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
