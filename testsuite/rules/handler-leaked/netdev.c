// SPDX-License-Identifier: GPL-2.0-or-later
/* A NIC with its handler from open to stop on a managed device; unregistering the net device stops it. */
/* { dg-semantics "hybrid" } */
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

	return request_irq(pci_irq_vector(nic->pdev, 0), card_irq, 0, netdev->name, nic); /* { dg-bogus "warning" } */
}

static int good_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	free_irq(pci_irq_vector(nic->pdev, 0), nic); /* { dg-bogus "warning" } */
	return 0;
}

static const struct net_device_ops good_netdev_ops = {
	.ndo_open = good_open,
	.ndo_stop = good_stop,
};

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
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto free_netdev;
	ret = register_netdev(netdev);
	if (ret)
		goto free_netdev;
	return 0;

free_netdev:
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
};
module_pci_driver(good_driver);
