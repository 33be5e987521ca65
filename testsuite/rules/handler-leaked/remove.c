// SPDX-License-Identifier: GPL-2.0-or-later
/* A handler on the line interrupt, and nobody frees it: neither remove nor devres. */
/* { dg-semantics "all" } */
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
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-warning "handler-leaked" } */
	/* { dg-misuse "M3 S1" "" { target all } .-1 } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
