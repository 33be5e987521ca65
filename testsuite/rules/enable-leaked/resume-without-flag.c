// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Suspend disables the device and says so in a flag; resume enables it and does not. Remove believes the flag.
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/pm.h>

struct eider {
	struct pci_dev *pdev;
	bool on;
};

static int eider_on(struct eider *eider)
{
	int ret = pci_enable_device(eider->pdev);

	if (!ret)
		eider->on = true;
	return ret;
}

static void eider_off(struct eider *eider)
{
	if (!eider->on)
		return;
	pci_disable_device(eider->pdev);
	eider->on = false;
}

static int eider_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct eider *eider = devm_kzalloc(&pdev->dev, sizeof(*eider), GFP_KERNEL);

	if (!eider)
		return -ENOMEM;
	eider->pdev = pdev;
	pci_set_drvdata(pdev, eider);
	return eider_on(eider);
}

static void eider_remove(struct pci_dev *pdev)
{
	eider_off(pci_get_drvdata(pdev));
}

static int eider_suspend(struct device *dev)
{
	eider_off(dev_get_drvdata(dev));
	return 0;
}

static int warn_resume(struct device *dev)
{
	return pci_enable_device(to_pci_dev(dev)); /* { dg-warning enable-leaked } */
}

static int good_resume(struct device *dev)
{
	return eider_on(dev_get_drvdata(dev)); /* { dg-bogus "warning" } */
}

static const struct dev_pm_ops warn_pm = { .suspend = eider_suspend, .resume = warn_resume };
static struct pci_driver warn_driver = {
	.name = "king",
	.probe = eider_probe,
	.remove = eider_remove,
	.driver.pm = &warn_pm,
};
module_pci_driver(warn_driver);

static const struct dev_pm_ops good_pm = { .suspend = eider_suspend, .resume = good_resume };
static struct pci_driver good_driver = {
	.name = "common",
	.probe = eider_probe,
	.remove = eider_remove,
	.driver.pm = &good_pm,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
