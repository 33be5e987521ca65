// SPDX-License-Identifier: GPL-2.0-or-later
/* A NIC whose net device operations are another module's, which is not there: nothing is known of what they do. */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

int dunlin_open(struct net_device *netdev);
int dunlin_stop(struct net_device *netdev);

static const struct net_device_ops good_netdev_ops = {
	.ndo_open = dunlin_open,
	.ndo_stop = dunlin_stop,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	netdev = alloc_etherdev(0);
	if (!netdev) {
		ret = -ENOMEM;
		goto disable;
	}
	netdev->netdev_ops = &good_netdev_ops;
	pci_set_drvdata(pdev, netdev);
	ret = register_netdev(netdev);
	if (ret)
		goto free_netdev;
	return 0;

free_netdev:
	free_netdev(netdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	free_netdev(netdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
