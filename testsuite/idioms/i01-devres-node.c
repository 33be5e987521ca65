// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I1 with a devres node of the driver's own instead of an action: the release function frees at driver detach what is in
 * the node. Unmanaged, that is what is due; forgotten to be added, it is a leak.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct wren_res {
	struct pci_dev *pdev;
};

static void good_release(struct device *dev, void *res)
{
	struct wren_res *wren = res;

	pci_free_irq_vectors(wren->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(wren->pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wren_res *wren;
	int ret;

	wren = devres_alloc(good_release, sizeof(*wren), GFP_KERNEL);
	if (!wren)
		return -ENOMEM;
	wren->pdev = pdev;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_res;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	devres_add(&pdev->dev, wren);
	return 0;

disable:
	pci_disable_device(pdev);
free_res:
	devres_free(wren);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct wren_res *wren;
	int ret;

	wren = devres_alloc(good_release, sizeof(*wren), GFP_KERNEL);
	if (!wren)
		return -ENOMEM;
	wren->pdev = pdev;
	ret = pci_enable_device(pdev); /* { dg-warning "enable-leaked" } */
	if (ret)
		goto free_res;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret >= 0)
		ret = 0;
free_res:
	devres_free(wren);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
