// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The device is not managed, so that in 6.1 the region of a mapping is nobody's: pcim_iounmap_regions() releases it. The twin
 * undoes the mapping alone.
 */
/* { dg-semantics "6.1" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_iomap_regions(pdev, BIT(0), "card"); /* { dg-bogus "warning" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pcim_iounmap_regions(pdev, BIT(0)); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
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

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pcim_iomap_regions(pdev, BIT(0), "card"); /* { dg-warning "regions-leaked" } */
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pcim_iounmap(pdev, pcim_iomap_table(pdev)[0]);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
