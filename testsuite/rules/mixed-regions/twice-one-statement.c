// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A helper that gives everything back is called twice on one way: it is one statement that releases all regions, and it
 * does so twice. A helper that releases one BAR after the other is not told apart.
 */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static void warn_free(struct pci_dev *pdev)
{
	pci_release_regions(pdev); /* { dg-warning mixed-regions } */
	pci_disable_device(pdev); /* { dg-warning mixed-enable } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "scoter");
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_free(pdev);
	warn_free(pdev);
}

static void good_free(struct pci_dev *pdev, int bar)
{
	pci_release_region(pdev, bar); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_request_region(pdev, 0, "scoter");
	if (ret)
		goto disable;
	ret = pci_request_region(pdev, 2, "scoter");
	if (ret)
		goto free_first;
	return 0;

free_first:
	good_free(pdev, 0);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_free(pdev, 2);
	good_free(pdev, 0);
	pci_disable_device(pdev);
}

static struct pci_driver velvet_driver = { .name = "velvet", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(velvet_driver);
static struct pci_driver surf_driver = { .name = "surf", .probe = good_probe, .remove = good_remove };
module_pci_driver(surf_driver);
MODULE_LICENSE("GPL");
