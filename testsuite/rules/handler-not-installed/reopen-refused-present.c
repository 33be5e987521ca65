// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Resume fails to open the interface again. The stop operation looks whether the interface is present: suspend detaches it,
 * only a resume that succeeds attaches it.
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

static void good_down(struct knot *knot)
{
	free_irq(knot->pdev->irq, knot); /* { dg-bogus "warning" } */
}

static int good_open(struct net_device *netdev)
{
	struct knot *knot = netdev_priv(netdev);

	return request_irq(knot->pdev->irq, knot_irq, IRQF_SHARED, "knot", knot);
}

static int good_stop(struct net_device *netdev)
{
	if (!netif_device_present(netdev))
		return 0;
	good_down(netdev_priv(netdev));
	return 0;
}

static const struct net_device_ops good_netdev_ops = {
	.ndo_open = good_open,
	.ndo_stop = good_stop,
};

static int good_suspend(struct device *dev)
{
	struct knot *knot = dev_get_drvdata(dev);

	netif_device_detach(knot->netdev);
	if (netif_running(knot->netdev))
		good_down(knot);
	return 0;
}

static int good_resume(struct device *dev)
{
	struct knot *knot = dev_get_drvdata(dev);
	int ret;

	if (netif_running(knot->netdev)) {
		ret = good_open(knot->netdev);
		if (ret)
			return ret;
	}
	netif_device_attach(knot->netdev);
	return 0;
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	netdev->netdev_ops = &good_netdev_ops;
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

static void good_remove(struct pci_dev *pdev)
{
	struct knot *knot = pci_get_drvdata(pdev);

	unregister_netdev(knot->netdev);
	free_netdev(knot->netdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);
