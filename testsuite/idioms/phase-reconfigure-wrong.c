// SPDX-License-Identifier: GPL-2.0-or-later
/* As phase-reconfigure.c, on a managed device, and remove takes the handlers off only: what is due. The change is recycled. */
/* { dg-semantics "hybrid" } */
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

static void teal_irqs_off(struct teal *teal)
{
	while (teal->nvec > 0)
		free_irq(pci_irq_vector(teal->pdev, --teal->nvec), teal); /* { dg-bogus "warning" } */
}

static int teal_up(struct teal *teal, int want)
{
	int nvec, ret;

	nvec = pci_alloc_irq_vectors(teal->pdev, 1, want, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (nvec < 0)
		return nvec;
	while (teal->nvec < nvec) {
		ret = request_irq(pci_irq_vector(teal->pdev, teal->nvec), teal_irq, 0, "teal", teal); /* { dg-bogus "warning" } */
		if (ret) {
			teal_irqs_off(teal);
			return ret;
		}
		teal->nvec++;
	}
	return 0;
}

static void warn_tx_timeout(struct net_device *netdev, unsigned int queue)
{
	struct teal *teal = netdev_priv(netdev);

	teal_irqs_off(teal);
	pci_free_irq_vectors(teal->pdev); /* { dg-warning "managed-vectors-recycled" } */
	if (teal_up(teal, 2))
		netif_carrier_off(netdev);
}

static const struct net_device_ops warn_netdev_ops = {
	.ndo_tx_timeout = warn_tx_timeout,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct teal *teal;
	int ret;

	netdev = devm_alloc_etherdev(&pdev->dev, sizeof(*teal));
	if (!netdev)
		return -ENOMEM;
	netdev->netdev_ops = &warn_netdev_ops;
	teal = netdev_priv(netdev);
	teal->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = teal_up(teal, 8);
	if (ret)
		return ret;
	ret = register_netdev(netdev);
	if (ret)
		teal_irqs_off(teal);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	teal_irqs_off(netdev_priv(netdev));
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
