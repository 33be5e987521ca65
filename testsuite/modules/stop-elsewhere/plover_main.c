// SPDX-License-Identifier: GPL-2.0-or-later
/* A NIC that is opened here and stopped in another file, which frees its vectors as well: by the function of an action. */
#include <linux/etherdevice.h>
#include <linux/module.h>
#include "plover.h"

static irqreturn_t plover_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int plover_open(struct net_device *netdev)
{
	struct plover *plover = netdev_priv(netdev);

	return request_irq(pci_irq_vector(plover->pdev, 0), plover_irq, 0, "plover", netdev); /* { dg-bogus "warning" } */
}

static const struct net_device_ops plover_netdev_ops = {
	.ndo_open = plover_open,
	.ndo_stop = plover_stop,
};

static int plover_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct plover *plover;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = devm_add_action_or_reset(&pdev->dev, plover_free_vectors, pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto disable;
	netdev = alloc_etherdev(sizeof(*plover));
	if (!netdev) {
		ret = -ENOMEM;
		goto disable;
	}
	netdev->netdev_ops = &plover_netdev_ops;
	plover = netdev_priv(netdev);
	plover->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = register_netdev(netdev);
	if (ret)
		goto free_netdev;
	return 0;

free_netdev:
	free_netdev(netdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void plover_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	free_netdev(netdev);
	pci_disable_device(pdev);
}

static struct pci_driver plover_driver = {
	.name = "plover",
	.probe = plover_probe,
	.remove = plover_remove,
};
module_pci_driver(plover_driver);
MODULE_LICENSE("GPL");
