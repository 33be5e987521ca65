// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Run time: the number of queues is changed by a callback of a net device. Handlers off, vectors off, vectors on, handlers
 * on: right on an unmanaged device; and remove undoes whatever the last change left.
 */
/* { dg-semantics "all" } */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct teal {
	struct pci_dev *pdev;
	int nvec;
};

static irqreturn_t teal_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void teal_down(struct teal *teal)
{
	int i;

	for (i = 0; i < teal->nvec; i++)
		free_irq(pci_irq_vector(teal->pdev, i), teal); /* { dg-bogus "warning" } */
	if (teal->nvec)
		pci_free_irq_vectors(teal->pdev); /* { dg-bogus "warning" } */
	teal->nvec = 0;
}

static int teal_up(struct teal *teal, int want)
{
	int i, ret;

	ret = pci_alloc_irq_vectors(teal->pdev, 1, want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	for (i = 0; i < ret; i++) {
		if (request_irq(pci_irq_vector(teal->pdev, i), teal_irq, 0, "teal", teal)) { /* { dg-bogus "warning" } */
			teal->nvec = i;
			goto down;
		}
	}
	teal->nvec = ret;
	return 0;

down:
	while (teal->nvec > 0)
		free_irq(pci_irq_vector(teal->pdev, --teal->nvec), teal); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(teal->pdev); /* { dg-bogus "warning" } */
	return -EBUSY;
}

static void good_tx_timeout(struct net_device *netdev, unsigned int queue)
{
	struct teal *teal = netdev_priv(netdev);

	teal_down(teal);
	if (teal_up(teal, 2))
		netif_carrier_off(netdev);
}

static const struct net_device_ops good_netdev_ops = {
	.ndo_tx_timeout = good_tx_timeout,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct teal *teal;
	int ret;

	netdev = devm_alloc_etherdev(&pdev->dev, sizeof(*teal));
	if (!netdev)
		return -ENOMEM;
	netdev->netdev_ops = &good_netdev_ops;
	teal = netdev_priv(netdev);
	teal->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = teal_up(teal, 8);
	if (ret)
		goto disable;
	ret = register_netdev(netdev);
	if (ret)
		goto down;
	return 0;

down:
	teal_down(teal);
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	teal_down(netdev_priv(netdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
