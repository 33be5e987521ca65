// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Suspend closes the interface, resume fails to open it again and says so. It still counts as up: unregister_netdev() stops
 * it, and the handler is freed a second time.
 */
/* { dg-semantics "all" } */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct knot {
	struct pci_dev *pdev;
	struct net_device *netdev;
};

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_open(struct net_device *netdev)
{
	struct knot *knot = netdev_priv(netdev);

	return request_irq(knot->pdev->irq, knot_irq, IRQF_SHARED, "knot", knot);
}

static int warn_stop(struct net_device *netdev)
{
	struct knot *knot = netdev_priv(netdev);

	free_irq(knot->pdev->irq, knot); /* { dg-warning "handler-not-installed" } */
	return 0;
}

static const struct net_device_ops warn_netdev_ops = {
	.ndo_open = warn_open,
	.ndo_stop = warn_stop,
};

static int warn_suspend(struct device *dev)
{
	struct knot *knot = dev_get_drvdata(dev);

	netif_device_detach(knot->netdev);
	if (netif_running(knot->netdev))
		warn_stop(knot->netdev);
	return 0;
}

static int warn_resume(struct device *dev)
{
	struct knot *knot = dev_get_drvdata(dev);
	int ret;

	if (netif_running(knot->netdev)) {
		ret = warn_open(knot->netdev);
		if (ret)
			return ret;
	}
	netif_device_attach(knot->netdev);
	return 0;
}

static SIMPLE_DEV_PM_OPS(warn_pm_ops, warn_suspend, warn_resume);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct knot *knot;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	netdev = alloc_etherdev(sizeof(*knot));
	if (!netdev) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	netdev->netdev_ops = &warn_netdev_ops;
	knot = netdev_priv(netdev);
	knot->pdev = pdev;
	knot->netdev = netdev;
	pci_set_drvdata(pdev, knot);
	ret = register_netdev(netdev);
	if (ret) {
		free_netdev(netdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct knot *knot = pci_get_drvdata(pdev);

	unregister_netdev(knot->netdev);
	free_netdev(knot->netdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.driver.pm = &warn_pm_ops,
};
module_pci_driver(warn_driver);
