// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Interface up and down: vectors and handlers from ndo_open to ndo_stop. On a managed device that is recycled; leaving
 * the vectors to devres there is right, and so is the same pair on an unmanaged device.
 */
/* { dg-semantics "hybrid" } */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct puffin {
	struct pci_dev *pdev;
};

static irqreturn_t puffin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int puffin_open(struct net_device *netdev)
{
	struct puffin *puffin = netdev_priv(netdev);
	int ret;

	ret = pci_alloc_irq_vectors(puffin->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(puffin->pdev, 0), puffin_irq, 0, netdev->name, puffin); /* { dg-bogus "warning" } */
	if (ret)
		pci_free_irq_vectors(puffin->pdev); /* { dg-warning "managed-vectors-recycled" } */
	return ret;
}

static int warn_stop(struct net_device *netdev)
{
	struct puffin *puffin = netdev_priv(netdev);

	free_irq(pci_irq_vector(puffin->pdev, 0), puffin); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(puffin->pdev); /* { dg-warning "managed-vectors-recycled" } */
	return 0;
}

static const struct net_device_ops warn_netdev_ops = {
	.ndo_open = puffin_open,
	.ndo_stop = warn_stop,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct puffin *puffin;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	netdev = devm_alloc_etherdev(&pdev->dev, sizeof(*puffin));
	if (!netdev)
		return -ENOMEM;
	SET_NETDEV_DEV(netdev, &pdev->dev);
	netdev->netdev_ops = &warn_netdev_ops;
	puffin = netdev_priv(netdev);
	puffin->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	return register_netdev(netdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	unregister_netdev(pci_get_drvdata(pdev));
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
