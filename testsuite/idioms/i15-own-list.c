// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: remove looks its own structure up in a list of the module's, where probe has put it. That it is not found there is
 * no way to go; that the list began empty says nothing either.
 */
/* { dg-semantics "kernels" } */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/list.h>
#include <linux/module.h>
#include <linux/pci.h>

struct ousel {
	struct pci_dev *pdev;
	struct list_head list;
};

static LIST_HEAD(ousel_list);

static irqreturn_t ousel_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ousel *ousel;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ousel = kzalloc(sizeof(*ousel), GFP_KERNEL);
	if (!ousel) {
		ret = -ENOMEM;
		goto disable;
	}
	ousel->pdev = pdev;
	ret = request_irq(pdev->irq, ousel_irq, IRQF_SHARED, "ousel", ousel); /* { dg-bogus "warning" } */
	if (ret)
		goto free_ousel;
	list_add(&ousel->list, &ousel_list);
	return 0;

free_ousel:
	kfree(ousel);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct ousel *ousel;

	list_for_each_entry(ousel, &ousel_list, list) {
		if (ousel->pdev == pdev) {
			list_del(&ousel->list);
			free_irq(pdev->irq, ousel); /* { dg-bogus "warning" } */
			pci_disable_device(pdev);
			kfree(ousel);
			return;
		}
	}
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* No list, nothing to be looked up: the same driver that forgets it. */
static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, ousel_irq, IRQF_SHARED, "ousel", pdev); /* { dg-warning "handler-leaked" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
