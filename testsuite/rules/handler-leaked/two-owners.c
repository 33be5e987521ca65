// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Two handlers on one line, installed by one helper, each with an owner of its own; the second driver frees but one.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_request(struct pci_dev *pdev, void *owner)
{
	return request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", owner); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_request(pdev, pdev);
	if (ret)
		return ret;
	ret = card_request(pdev, &pdev->dev);
	if (ret)
		free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, &pdev->dev); /* { dg-bogus "warning" } */
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", &pdev->dev); /* { dg-warning "handler-leaked" } */
	if (ret)
		free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
