// SPDX-License-Identifier: GPL-2.0-or-later
/* Each probe that is deferred leaves one more handler on the shared line. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *companion;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	companion = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (!companion)
		return -EPROBE_DEFER;
	pci_dev_put(companion);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
