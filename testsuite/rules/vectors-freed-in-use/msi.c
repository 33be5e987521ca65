// SPDX-License-Identifier: GPL-2.0-or-later
/* pdev->irq is the MSI number while MSI is on; disabling MSI under its handler. */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev);
	if (ret)
		goto disable;
	ret = request_threaded_irq(pdev->irq, NULL, card_irq, IRQF_ONESHOT, "card", pdev);
	if (ret)
		goto disable_msi;
	return 0;

disable_msi:
	pci_disable_msi(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_msi(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
