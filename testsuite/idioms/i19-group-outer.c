// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I19: releasing the outer of two groups by its id takes all that came since, the managed enable before the inner one
 * included: what follows is unmanaged.
 *
 * Known gap: the id is not looked at, and a closed group counts as open; the list is emptied to the newest group only.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static int crake_managed(struct pci_dev *pdev)
{
	void *inner;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	inner = devres_open_group(&pdev->dev, NULL, GFP_KERNEL);
	if (!inner)
		return -ENOMEM;
	if (!pcim_iomap(pdev, 0, 0))
		return -ENOMEM;
	devres_close_group(&pdev->dev, inner);
	return pdev->revision > 3 ? 0 : -ENODEV;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void *outer;
	int ret;

	outer = devres_open_group(&pdev->dev, NULL, GFP_KERNEL);
	if (!outer)
		return -ENOMEM;
	ret = crake_managed(pdev);
	devres_release_group(&pdev->dev, outer);
	if (ret != -ENODEV)
		return -EIO;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" "" { xfail 6.1 } } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" "" { xfail hybrid } } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
