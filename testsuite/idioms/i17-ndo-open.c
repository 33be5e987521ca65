// SPDX-License-Identifier: GPL-2.0-or-later
/* A NIC: vectors for the life of the driver, handlers from open to stop. */
/* { dg-semantics "all" } */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

struct nic {
	struct pci_dev *pdev;
	int nvec;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_open(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);
	int i, ret;

	for (i = 0; i < nic->nvec; i++) {
		ret = request_irq(pci_irq_vector(nic->pdev, i), card_irq, 0, netdev->name, nic);
		if (ret)
			goto undo;
	}
	netif_tx_start_all_queues(netdev);
	return 0;

undo:
	while (i--)
		free_irq(pci_irq_vector(nic->pdev, i), nic);
	return ret;
}

static int good_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);
	int i;

	netif_tx_stop_all_queues(netdev);
	for (i = 0; i < nic->nvec; i++)
		free_irq(pci_irq_vector(nic->pdev, i), nic);
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

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	netdev = alloc_etherdev_mqs(sizeof(*nic), 4, 4);
	if (!netdev) {
		ret = -ENOMEM;
		goto disable;
	}
	SET_NETDEV_DEV(netdev, &pdev->dev);
	netdev->netdev_ops = &good_netdev_ops;
	nic = netdev_priv(netdev);
	nic->pdev = pdev;
	nic->nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (nic->nvec < 0) {
		ret = nic->nvec;
		goto free_netdev;
	}
	ret = register_netdev(netdev);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, netdev);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
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
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	free_netdev(netdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
