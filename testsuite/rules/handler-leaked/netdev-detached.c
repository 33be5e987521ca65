// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A recovery that fails leaves the interface detached: nobody opens it then. Stopping it does nothing as long as the card
 * is not set up.
 */
#include <linux/dma-mapping.h>
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

struct plover {
	struct pci_dev *pdev;
	struct net_device *netdev;
	bool ready;
};

static irqreturn_t plover_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_open(struct net_device *netdev)
{
	struct plover *plover = netdev_priv(netdev);

	return request_irq(plover->pdev->irq, plover_irq, IRQF_SHARED, "plover", plover); /* { dg-bogus "warning" } */
}

static int plover_stop(struct net_device *netdev)
{
	struct plover *plover = netdev_priv(netdev);

	if (!plover->ready)
		return 0;
	free_irq(plover->pdev->irq, plover);
	return 0;
}

static const struct net_device_ops good_ops = {
	.ndo_open = good_open,
	.ndo_stop = plover_stop,
};

static pci_ers_result_t plover_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct plover *plover = pci_get_drvdata(pdev);

	netif_device_detach(plover->netdev);
	if (netif_running(plover->netdev))
		plover_stop(plover->netdev);
	plover->ready = false;
	pci_free_irq_vectors(pdev);
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t plover_slot_reset(struct pci_dev *pdev)
{
	return PCI_ERS_RESULT_RECOVERED;
}

static void good_resume(struct pci_dev *pdev)
{
	struct plover *plover = pci_get_drvdata(pdev);

	if (dma_set_mask(&pdev->dev, DMA_BIT_MASK(32)))
		return;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) < 0)
		return;
	plover->ready = true;
	if (netif_running(plover->netdev) && good_open(plover->netdev))
		return;
	netif_device_attach(plover->netdev);
}

static const struct pci_error_handlers good_errors = {
	.error_detected = plover_error_detected,
	.slot_reset = plover_slot_reset,
	.resume = good_resume,
};

static int plover_start(struct pci_dev *pdev, const struct net_device_ops *ops)
{
	struct net_device *netdev;
	struct plover *plover;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	ret = -ENOMEM;
	netdev = alloc_etherdev(sizeof(*plover));
	if (!netdev)
		goto free_vectors;
	plover = netdev_priv(netdev);
	plover->pdev = pdev;
	plover->netdev = netdev;
	plover->ready = true;
	netdev->netdev_ops = ops;
	pci_set_drvdata(pdev, plover);
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
	return plover_start(pdev, &good_ops);
}

static void plover_remove(struct pci_dev *pdev)
{
	struct plover *plover = pci_get_drvdata(pdev);

	unregister_netdev(plover->netdev);
	if (plover->ready)
		pci_free_irq_vectors(pdev);
	free_netdev(plover->netdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = plover_remove,
	.err_handler = &good_errors,
};
module_pci_driver(good_driver);
