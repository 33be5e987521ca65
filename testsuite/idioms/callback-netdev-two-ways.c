// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The net device is made in two ways, by the kind of card; which of them is registered is known all the same, and so what its
 * operations are given.
 */
/* { dg-semantics "all" } */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct ruff {
	struct pci_dev *pdev;
};

static irqreturn_t ruff_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_open(struct net_device *netdev)
{
	struct ruff *ruff = netdev_priv(netdev);

	return request_irq(ruff->pdev->irq, ruff_irq, IRQF_SHARED, "ruff", ruff); /* { dg-bogus "warning" } */
}

static int good_stop(struct net_device *netdev)
{
	struct ruff *ruff = netdev_priv(netdev);

	free_irq(ruff->pdev->irq, ruff); /* { dg-bogus "warning" } */
	return 0;
}

static const struct net_device_ops good_netdev_ops = {
	.ndo_open = good_open,
	.ndo_stop = good_stop,
};

static int warn_open(struct net_device *netdev)
{
	struct ruff *ruff = netdev_priv(netdev);

	return request_irq(ruff->pdev->irq, ruff_irq, IRQF_SHARED, "ruff", ruff); /* { dg-warning "handler-leaked" } */
}

static int warn_stop(struct net_device *netdev)
{
	netif_carrier_off(netdev);
	return 0;
}

static const struct net_device_ops warn_netdev_ops = {
	.ndo_open = warn_open,
	.ndo_stop = warn_stop,
};

static int ruff_register(struct pci_dev *pdev, const struct net_device_ops *ops, bool many)
{
	struct net_device *netdev;
	struct ruff *ruff;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (many)
		netdev = devm_alloc_etherdev_mqs(&pdev->dev, sizeof(*ruff), 4, 4);
	else
		netdev = devm_alloc_etherdev_mqs(&pdev->dev, sizeof(*ruff), 1, 4);
	if (!netdev) {
		ret = -ENOMEM;
		goto disable;
	}
	netdev->netdev_ops = ops;
	ruff = netdev_priv(netdev);
	ruff->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = register_netdev(netdev);
	if (!ret)
		return 0;
disable:
	pci_disable_device(pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return ruff_register(pdev, &good_netdev_ops, id->driver_data == 1);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return ruff_register(pdev, &warn_netdev_ops, id->driver_data == 1);
}

static void ruff_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = ruff_remove,
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = ruff_remove,
};

static int __init ruffs_init(void)
{
	int ret = pci_register_driver(&good_driver);

	return ret ? ret : pci_register_driver(&warn_driver);
}

module_init(ruffs_init);
MODULE_LICENSE("GPL");
