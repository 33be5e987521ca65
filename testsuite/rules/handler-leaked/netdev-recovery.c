// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A NIC whose suspend and recovery stop it if it runs and open it again: no handler is left by that. Where it could not be
 * opened again there is none, which is another rule's.
 */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct nic {
	struct pci_dev *pdev;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_open(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	return request_irq(nic->pdev->irq, card_irq, IRQF_SHARED, netdev->name, nic); /* { dg-bogus "warning" } */
}

static int good_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	free_irq(nic->pdev->irq, nic); /* { dg-warning "handler-not-installed" } */
	return 0;
}

static const struct net_device_ops good_netdev_ops = {
	.ndo_open = good_open,
	.ndo_stop = good_stop,
};

static int good_suspend(struct device *dev)
{
	struct net_device *netdev = dev_get_drvdata(dev);

	netif_device_detach(netdev);
	if (netif_running(netdev))
		good_stop(netdev);
	return 0;
}

static int good_resume(struct device *dev)
{
	struct net_device *netdev = dev_get_drvdata(dev);
	int ret = 0;

	if (netif_running(netdev))
		ret = good_open(netdev);
	if (!ret)
		netif_device_attach(netdev);
	return ret;
}

static DEFINE_SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct nic *nic;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	netdev = alloc_etherdev(sizeof(*nic));
	if (!netdev)
		return -ENOMEM;
	netdev->netdev_ops = &good_netdev_ops;
	nic = netdev_priv(netdev);
	nic->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = register_netdev(netdev);
	if (ret)
		free_netdev(netdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	free_netdev(netdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = pm_sleep_ptr(&good_pm_ops),
};
module_pci_driver(good_driver);
