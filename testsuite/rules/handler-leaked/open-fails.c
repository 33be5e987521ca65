// SPDX-License-Identifier: GPL-2.0-or-later
/* What ndo_open has installed when it fails, ndo_stop never frees: an interface that is not up is not stopped. */
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

static int card_probe(struct pci_dev *pdev, const struct net_device_ops *ops)
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
	netdev->netdev_ops = ops;
	nic = netdev_priv(netdev);
	nic->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = register_netdev(netdev);
	if (ret) {
		free_netdev(netdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	free_netdev(netdev);
	pci_disable_device(pdev);
}

static int card_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	free_irq(nic->pdev->irq, nic); /* { dg-bogus "warning" } */
	return 0;
}

static int warn_open(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);
	int ret;

	ret = request_irq(nic->pdev->irq, card_irq, IRQF_SHARED, "card", nic); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	if (!netdev->irq)
		return -EIO;
	return 0;
}

static const struct net_device_ops warn_netdev_ops = {
	.ndo_open = warn_open,
	.ndo_stop = card_stop,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_probe(pdev, &warn_netdev_ops);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = card_remove,
};
module_pci_driver(warn_driver);
