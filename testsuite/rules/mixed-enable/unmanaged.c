// SPDX-License-Identifier: GPL-2.0-or-later
/* Unmanaged and balanced over probe, suspend, resume and remove. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int good_suspend(struct device *dev)
{
	pci_save_state(to_pci_dev(dev));
	pci_disable_device(to_pci_dev(dev)); /* { dg-bogus "warning" } */
	return 0;
}

static int good_resume(struct device *dev)
{
	pci_restore_state(to_pci_dev(dev));
	WARN_ON(pci_reenable_device(to_pci_dev(dev)));
	return 0;
}

static int good_resume_noirq(struct device *dev)
{
	if (pci_enable_device(to_pci_dev(dev))) /* { dg-bogus "warning" } */
		BUG();
	return 0;
}

static const struct dev_pm_ops good_pm_ops = {
	.suspend = good_suspend,
	.resume_noirq = good_resume_noirq,
	.resume = good_resume,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return dev_err_probe(&pdev->dev, ret, "cannot enable\n");
	ret = pci_request_regions(pdev, "card");
	if (ret) {
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);
