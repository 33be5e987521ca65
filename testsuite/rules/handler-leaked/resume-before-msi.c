// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Suspend frees the handler and turns MSI off. Resume has to do the reverse in reverse: what it requests before MSI is on
 * is the line's handler, and remove frees MSI's.
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/pm.h>

struct warbler {
	struct pci_dev *pdev;
	bool msi;
};

static irqreturn_t warbler_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warbler_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct warbler *warbler;
	int ret;

	warbler = devm_kzalloc(&pdev->dev, sizeof(*warbler), GFP_KERNEL);
	if (!warbler)
		return -ENOMEM;
	warbler->pdev = pdev;
	pci_set_drvdata(pdev, warbler);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	warbler->msi = !pci_enable_msi(pdev);
	ret = request_irq(pdev->irq, warbler_irq, IRQF_SHARED, "warbler", warbler);
	if (ret)
		goto disable;
	return 0;

disable:
	if (warbler->msi)
		pci_disable_msi(pdev);
	pci_disable_device(pdev);
	return ret;
}

static void warbler_remove(struct pci_dev *pdev)
{
	struct warbler *warbler = pci_get_drvdata(pdev);

	free_irq(pdev->irq, warbler); /* where resume failed: { dg-allow "handler-not-installed" } { dg-allow "vectors-stale" } */
	if (warbler->msi)
		pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static int warbler_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	struct warbler *warbler = pci_get_drvdata(pdev);

	free_irq(pdev->irq, warbler);
	if (warbler->msi)
		pci_disable_msi(pdev);
	return 0;
}

static int warn_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	struct warbler *warbler = pci_get_drvdata(pdev);
	int ret;

	ret = request_irq(pdev->irq, warbler_irq, IRQF_SHARED, "warbler", warbler); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	if (warbler->msi && pci_enable_msi(pdev))
		pci_warn(pdev, "no MSI\n");
	return 0;
}

static SIMPLE_DEV_PM_OPS(warn_pm, warbler_suspend, warn_resume);

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warbler_probe,
	.remove = warbler_remove,
	.driver.pm = &warn_pm,
};
module_pci_driver(warn_driver);

static int good_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	struct warbler *warbler = pci_get_drvdata(pdev);

	if (warbler->msi && pci_enable_msi(pdev))
		pci_warn(pdev, "no MSI\n");
	return request_irq(pdev->irq, warbler_irq, IRQF_SHARED, "warbler", warbler); /* { dg-bogus "warning" } */
}

static SIMPLE_DEV_PM_OPS(good_pm, warbler_suspend, good_resume);

static struct pci_driver good_driver = {
	.name = "good",
	.probe = warbler_probe,
	.remove = warbler_remove,
	.driver.pm = &good_pm,
};
module_pci_driver(good_driver);
