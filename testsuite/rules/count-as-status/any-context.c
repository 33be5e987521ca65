// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * request_any_context_irq() succeeds with 0 or 1: "if (ret)" returns the 1, which no status is. Returned at the end,
 * where 0 is what comes of a PCI interrupt, it does no harm.
 */
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
	ret = devm_request_any_context_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-warning "count-as-status" } */
	if (ret)
		return ret;
	pci_set_master(pdev);
	return 0;
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
	ret = devm_request_any_context_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	pci_set_master(pdev);
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int good_tail_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return devm_request_any_context_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_tail_driver = {
	.name = "good_tail",
	.probe = good_tail_probe,
};
module_pci_driver(good_tail_driver);
