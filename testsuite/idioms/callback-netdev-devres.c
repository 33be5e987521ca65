// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * devres takes the network interface away, after remove: until then it may be up. What ndo_stop needs has to be there when
 * devres comes to it.
 */
/* { dg-semantics "all" } */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct stint {
	struct pci_dev *pdev;
};

static irqreturn_t stint_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int stint_open(struct net_device *netdev)
{
	struct stint *stint = netdev_priv(netdev);

	return request_irq(pci_irq_vector(stint->pdev, 0), stint_irq, 0, netdev->name, stint); /* { dg-bogus "warning" } */
}

static int stint_stop(struct net_device *netdev)
{
	struct stint *stint = netdev_priv(netdev);

	free_irq(pci_irq_vector(stint->pdev, 0), stint); /* { dg-bogus "warning" } */
	return 0;
}

static const struct net_device_ops stint_netdev_ops = {
	.ndo_open = stint_open,
	.ndo_stop = stint_stop,
};

static struct net_device *stint_alloc(struct pci_dev *pdev)
{
	struct net_device *netdev = devm_alloc_etherdev(&pdev->dev, sizeof(struct stint));
	struct stint *stint;

	if (!netdev)
		return NULL;
	netdev->netdev_ops = &stint_netdev_ops;
	stint = netdev_priv(netdev);
	stint->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	return netdev;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	netdev = stint_alloc(pdev);
	ret = netdev ? devm_register_netdev(&pdev->dev, netdev) : -ENOMEM;
	if (ret)
		goto free;
	return 0;

free:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};

/* everything by devres, the interface first */
static void good_free_vectors(void *data)
{
	pci_free_irq_vectors(data); /* { dg-bogus "warning" } */
}

static void good_disable(void *data)
{
	pci_disable_device(data); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, good_disable, pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = devm_add_action_or_reset(&pdev->dev, good_free_vectors, pdev);
	if (ret)
		return ret;
	netdev = stint_alloc(pdev);
	return netdev ? devm_register_netdev(&pdev->dev, netdev) : -ENOMEM;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};

static int __init stints_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(stints_init);
MODULE_LICENSE("GPL");
