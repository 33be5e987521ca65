// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Resume does not look whether opening the interface again worked. The interface counts as up, and stopping it hangs in
 * napi_disable(), NAPI being off already, before anything is freed twice.
 */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct nic {
	struct pci_dev *pdev;
	struct net_device *netdev;
	struct napi_struct napi;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_open(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);
	int ret;

	ret = request_irq(nic->pdev->irq, card_irq, IRQF_SHARED, "card", nic); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	napi_enable(&nic->napi);
	return 0;
}

static int good_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	napi_disable(&nic->napi);
	free_irq(nic->pdev->irq, nic); /* { dg-bogus "warning" } */
	return 0;
}

static const struct net_device_ops good_netdev_ops = {
	.ndo_open = good_open,
	.ndo_stop = good_stop,
};

static int good_suspend(struct device *dev)
{
	struct nic *nic = dev_get_drvdata(dev);

	if (netif_running(nic->netdev))
		good_stop(nic->netdev);
	return 0;
}

static int good_resume(struct device *dev)
{
	struct nic *nic = dev_get_drvdata(dev);

	if (netif_running(nic->netdev))
		good_open(nic->netdev);
	return 0;
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	netdev->netdev_ops = &good_netdev_ops;
	nic = netdev_priv(netdev);
	nic->pdev = pdev;
	nic->netdev = netdev;
	pci_set_drvdata(pdev, nic);
	ret = register_netdev(netdev);
	if (ret) {
		free_netdev(netdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct nic *nic = pci_get_drvdata(pdev);

	unregister_netdev(nic->netdev); /* { dg-bogus "warning" } */
	free_netdev(nic->netdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);
