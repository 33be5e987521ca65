// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: actions and groups on the devres list of another device run when that one is let go, not at this driver's detach:
 * they free nothing of this device, and do not stand between its own entries.
 *
 * Known gap: actions and groups count as this device's, whatever device they are registered with.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t lapwing_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void good_free_other(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *other;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), lapwing_irq, 0, "lapwing", pdev);
	if (ret)
		return ret;
	other = pci_get_slot(pdev->bus, pdev->devfn ^ 1);
	if (!other)
		return 0;
	ret = devm_add_action_or_reset(&other->dev, good_free_other, other); /* { dg-warning "devres-wrong-phase" } */
	if (ret)
		pci_dev_put(other);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static void lapwing_free_own(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
}

/* Unmanaged vectors, and the action that would free them is on the wrong list. */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *other;
	int ret;

	other = pci_get_slot(pdev->bus, pdev->devfn ^ 1);
	if (!other)
		return -ENODEV;
	ret = pci_enable_device(pdev);
	if (ret)
		goto put;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { xfail hybrid } } */
	if (ret < 0)
		goto disable;
	ret = devm_add_action(&other->dev, lapwing_free_own, pdev); /* { dg-warning "devres-wrong-phase" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
put:
	pci_dev_put(other);
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

/* A group of another device, released on the way out: this device stays managed, and its vectors devres'. */
static int good_group_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *other;
	int ret;

	other = pci_get_slot(pdev->bus, pdev->devfn ^ 1);
	if (!other)
		return -ENODEV;
	if (!devres_open_group(&other->dev, NULL, GFP_KERNEL)) {
		pci_dev_put(other);
		return -ENOMEM;
	}
	ret = pcim_enable_device(pdev);
	if (ret)
		goto release;
	devres_release_group(&other->dev, NULL);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" "" { xfail hybrid } } */
	pci_dev_put(other);
	return ret < 0 ? ret : 0;

release:
	devres_release_group(&other->dev, NULL);
	pci_dev_put(other);
	return ret;
}

static struct pci_driver good_group_driver = {
	.name = "good_group",
	.probe = good_group_probe,
};
module_pci_driver(good_group_driver);
