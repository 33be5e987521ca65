// SPDX-License-Identifier: GPL-2.0-or-later
/* What devres is responsible for is released by hand, for good: redundant. At run time it may be needed. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_region(pdev, 0, "card");
	if (ret)
		return ret;
	ret = pci_set_mwi(pdev);
	if (ret)
		pci_release_region(pdev, 0); /* { dg-warning "mixed-regions" "S4" { target 6.1 6.12 } } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 0); /* { dg-warning "mixed-regions" "S4" { target 6.1 6.12 } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_suspend(struct device *dev)
{
	pci_release_regions(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	return pci_request_regions(to_pci_dev(dev), "card"); /* { dg-bogus "warning" } */
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "card");
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);
