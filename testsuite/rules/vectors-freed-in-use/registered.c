// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Whether the interface is registered its own member says; who unregisters it only if it is has nothing left that is up. The
 * twin asks for the wrong thing.
 */
/* { dg-semantics "all" } */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct knot {
	struct pci_dev *pdev;
};

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int knot_open(struct net_device *netdev)
{
	struct knot *knot = netdev_priv(netdev);

	return request_irq(pci_irq_vector(knot->pdev, 0), knot_irq, 0, netdev->name, knot);
}

static int knot_stop(struct net_device *netdev)
{
	struct knot *knot = netdev_priv(netdev);

	free_irq(pci_irq_vector(knot->pdev, 0), knot);
	return 0;
}

static const struct net_device_ops knot_netdev_ops = {
	.ndo_open = knot_open,
	.ndo_stop = knot_stop,
};

static int knot_probe(struct pci_dev *pdev)
{
	struct net_device *netdev;
	struct knot *knot;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	netdev = alloc_etherdev(sizeof(*knot));
	if (!netdev) {
		ret = -ENOMEM;
		goto free_vectors;
	}
	netdev->netdev_ops = &knot_netdev_ops;
	knot = netdev_priv(netdev);
	knot->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = register_netdev(netdev);
	if (ret)
		goto free;
	return 0;

free:
	free_netdev(netdev);
free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return knot_probe(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	if (netdev->reg_state == NETREG_REGISTERED)
		unregister_netdev(netdev);
	free_netdev(netdev);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return knot_probe(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	if (netdev->reg_state == NETREG_UNINITIALIZED)
		unregister_netdev(netdev);
	free_netdev(netdev);
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};

static int __init knots_init(void)
{
	int ret = pci_register_driver(&good_driver);

	return ret ? ret : pci_register_driver(&warn_driver);
}

module_init(knots_init);
MODULE_LICENSE("GPL");
