// SPDX-License-Identifier: GPL-2.0-or-later
/* An open that fails undoes what it has done; suspend and resume close and open an interface that is up. */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct nic {
	struct pci_dev *pdev;
	struct net_device *netdev;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_open(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);
	int ret;

	ret = pci_alloc_irq_vectors(nic->pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(nic->pdev, 0), card_irq, 0, "card", nic); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	if (!netdev->irq) {
		ret = -EIO;
		goto free_handler;
	}
	return 0;

free_handler:
	free_irq(pci_irq_vector(nic->pdev, 0), nic); /* { dg-bogus "warning" } */
free_vectors:
	pci_free_irq_vectors(nic->pdev); /* { dg-bogus "warning" } */
	return ret;
}

static int good_stop(struct net_device *netdev)
{
	struct nic *nic = netdev_priv(netdev);

	free_irq(pci_irq_vector(nic->pdev, 0), nic); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(nic->pdev); /* { dg-bogus "warning" } */
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
		return good_open(nic->netdev);
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

	unregister_netdev(nic->netdev);
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
