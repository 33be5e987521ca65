// SPDX-License-Identifier: GPL-2.0-or-later
/* Opening installs two handlers; where the second request fails, nobody frees the first one. */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct nic {
	struct pci_dev *pdev;
	struct net_device *netdev;
	int events;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t card_events_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_open(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);
	int ret;

	ret = request_irq(pci_irq_vector(nic->pdev, 0), card_irq, 0, "card", nic); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	return request_irq(pci_irq_vector(nic->pdev, 1), card_events_irq, 0, "events", &nic->events); /* { dg-bogus "warning" } */
}

static int warn_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	free_irq(pci_irq_vector(nic->pdev, 1), &nic->events); /* { dg-bogus "warning" } */
	free_irq(pci_irq_vector(nic->pdev, 0), nic); /* { dg-bogus "warning" } */
	return 0;
}

static const struct net_device_ops warn_netdev_ops = {
	.ndo_open = warn_open,
	.ndo_stop = warn_stop,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct nic *nic;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	netdev = devm_alloc_etherdev(&pdev->dev, sizeof(*nic));
	if (!netdev)
		return -ENOMEM;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	netdev->netdev_ops = &warn_netdev_ops;
	nic = netdev_priv(netdev);
	nic->pdev = pdev;
	nic->netdev = netdev;
	pci_set_drvdata(pdev, nic);
	return register_netdev(netdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct nic *nic = pci_get_drvdata(pdev);

	unregister_netdev(nic->netdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
