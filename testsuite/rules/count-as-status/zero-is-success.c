// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * 0 is success here, and no result is positive: what this driver takes for "no vectors" is all there is. Where nothing that
 * acquires follows, the comparison alone would give it away, and is not looked at.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev); /* { dg-warning "count-as-status" } */
	if (ret <= 0) {
		pci_info(pdev, "no MSI\n");
		return ret;
	}
	return devm_request_irq(&pdev->dev, pdev->irq, card_irq, 0, "card", pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_info(pdev, "no MSI\n");
		return ret;
	}
	return devm_request_irq(&pdev->dev, pdev->irq, card_irq, 0, "card", pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
