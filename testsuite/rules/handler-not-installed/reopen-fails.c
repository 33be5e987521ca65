// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The handler is there for the life of the driver, but for suspend and resume, which look whether the interface is up.
 * A resume that fails leaves none for remove, which frees it itself, after the interface is gone.
 */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct nic {
	struct pci_dev *pdev;
	struct net_device *netdev;
	bool up;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_open(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	enable_irq(nic->pdev->irq);
	nic->up = true;
	return 0;
}

static int warn_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	disable_irq(nic->pdev->irq);
	nic->up = false;
	return 0;
}

static const struct net_device_ops warn_netdev_ops = {
	.ndo_open = warn_open,
	.ndo_stop = warn_stop,
};

static int warn_suspend(struct device *dev)
{
	struct nic *nic = dev_get_drvdata(dev);

	if (netif_running(nic->netdev))
		warn_stop(nic->netdev);
	free_irq(nic->pdev->irq, nic); /* { dg-bogus "warning" } */
	return 0;
}

static int warn_resume(struct device *dev)
{
	struct nic *nic = dev_get_drvdata(dev);
	int ret;

	ret = request_irq(nic->pdev->irq, card_irq, IRQF_SHARED, "card", nic); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	return netif_running(nic->netdev) ? warn_open(nic->netdev) : 0;
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct nic *nic;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	netdev = alloc_etherdev(sizeof(*nic));
	if (!netdev) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	netdev->netdev_ops = &warn_netdev_ops;
	nic = netdev_priv(netdev);
	nic->pdev = pdev;
	nic->netdev = netdev;
	pci_set_drvdata(pdev, nic);
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", nic); /* { dg-bogus "warning" } */
	if (ret)
		goto free_netdev;
	ret = register_netdev(netdev);
	if (ret)
		goto free_handler;
	return 0;

free_handler:
	free_irq(pdev->irq, nic); /* { dg-bogus "warning" } */
free_netdev:
	free_netdev(netdev);
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct nic *nic = pci_get_drvdata(pdev);

	unregister_netdev(nic->netdev);
	free_irq(pdev->irq, nic); /* { dg-warning "handler-not-installed" } */
	free_netdev(nic->netdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
