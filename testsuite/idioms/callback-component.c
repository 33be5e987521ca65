// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A component master: the device is enabled as managed in bind, the vectors it took there are given back in unbind. Devres
 * would have done it; when unbind comes is the component framework's business.
 */
/* { dg-semantics "hybrid" } */
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

static int warn_bind(struct device *master)
{
	struct shag *shag = dev_get_drvdata(master);
	int ret;

	ret = pcim_enable_device(shag->pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(shag->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void warn_unbind(struct device *master)
{
	struct shag *shag = dev_get_drvdata(master);

	pci_free_irq_vectors(shag->pdev); /* { dg-warning "managed-vectors-recycled" } */
}

static const struct component_master_ops warn_master_ops = {
	.bind = warn_bind,
	.unbind = warn_unbind,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return shag_master_add(pdev, &warn_master_ops);
}

static void warn_remove(struct pci_dev *pdev)
{
	component_master_del(&pdev->dev, &warn_master_ops);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
