// SPDX-License-Identifier: GPL-2.0-or-later
/* A component master of an unmanaged device: vectors from bind to unbind, which component_master_del() calls. */
/* { dg-semantics "all" } */
#include <linux/component.h>
#include <linux/module.h>
#include <linux/pci.h>

struct shag {
	struct pci_dev *pdev;
};

static int shag_compare(struct device *dev, void *data)
{
	return dev == data;
}

static int shag_master_add(struct pci_dev *pdev, const struct component_master_ops *ops)
{
	struct component_match *match = NULL;
	struct shag *shag;

	shag = devm_kzalloc(&pdev->dev, sizeof(*shag), GFP_KERNEL);
	if (!shag)
		return -ENOMEM;
	shag->pdev = pdev;
	pci_set_drvdata(pdev, shag);
	component_match_add(&pdev->dev, &match, shag_compare, &pdev->dev);
	return component_master_add_with_match(&pdev->dev, ops, match);
}

static int good_bind(struct device *master)
{
	struct shag *shag = dev_get_drvdata(master);
	int ret;

	ret = pci_alloc_irq_vectors(shag->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = component_bind_all(master, shag);
	if (ret)
		pci_free_irq_vectors(shag->pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_unbind(struct device *master)
{
	component_unbind_all(master, NULL);
	pci_free_irq_vectors(to_pci_dev(master)); /* { dg-bogus "warning" } */
}

static const struct component_master_ops good_master_ops = {
	.bind = good_bind,
	.unbind = good_unbind,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = shag_master_add(pdev, &good_master_ops);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	component_master_del(&pdev->dev, &good_master_ops);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
