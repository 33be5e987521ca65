// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * kestrel - an Ethernet card, in two files
 *
 * Wrong, but in neither file alone: the device is enabled as managed here, and vectors and handlers are the
 * business of kestrel_irq.c. There the vectors are freed while the devm handlers are still on them; devres takes
 * the handlers off only after remove has returned. The kernel warns of a non-empty directory irq/N, and handlers
 * are lost.
 *
 * pcidevres: vectors-freed-in-use in kestrel_irq.c, once the records of both files have been merged; compiling
 * either of them says nothing. The corrected driver is in kestrel_fixed/.
 */
#include <linux/etherdevice.h>
#include <linux/module.h>

#include "kestrel.h"

#define KESTREL_CONTROL	0x00
#define KESTREL_UP	BIT(0)

static int kestrel_open(struct net_device *netdev)
{
	struct kestrel_nic *nic = netdev_priv(netdev);

	writel(KESTREL_UP, nic->regs + KESTREL_CONTROL);
	netif_tx_start_all_queues(netdev);
	return 0;
}

static int kestrel_stop(struct net_device *netdev)
{
	struct kestrel_nic *nic = netdev_priv(netdev);

	netif_tx_stop_all_queues(netdev);
	writel(0, nic->regs + KESTREL_CONTROL);
	return 0;
}

static const struct net_device_ops kestrel_netdev_ops = {
	.ndo_open = kestrel_open,
	.ndo_stop = kestrel_stop,
};

static int kestrel_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct net_device *netdev;
	struct kestrel_nic *nic;
	int ret;

	netdev = devm_alloc_etherdev_mqs(&pdev->dev, sizeof(*nic), KESTREL_QUEUES, KESTREL_QUEUES);
	if (!netdev)
		return -ENOMEM;
	SET_NETDEV_DEV(netdev, &pdev->dev);
	netdev->netdev_ops = &kestrel_netdev_ops;
	nic = netdev_priv(netdev);
	nic->netdev = netdev;
	nic->pdev = pdev;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	nic->regs = pcim_iomap_region(pdev, 0, "kestrel");
	if (IS_ERR(nic->regs))
		return PTR_ERR(nic->regs);
	pci_set_master(pdev);

	ret = kestrel_irq_init(nic);
	if (ret)
		return ret;
	ret = register_netdev(netdev);
	if (ret) {
		kestrel_irq_exit(nic);
		return ret;
	}
	pci_set_drvdata(pdev, nic);
	return 0;
}

static void kestrel_remove(struct pci_dev *pdev)
{
	struct kestrel_nic *nic = pci_get_drvdata(pdev);

	unregister_netdev(nic->netdev);
	kestrel_irq_exit(nic);
}

static const struct pci_device_id kestrel_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0206) },
	{ }
};
MODULE_DEVICE_TABLE(pci, kestrel_ids);

static struct pci_driver kestrel_driver = {
	.name = "kestrel",
	.id_table = kestrel_ids,
	.probe = kestrel_probe,
	.remove = kestrel_remove,
};
module_pci_driver(kestrel_driver);

MODULE_DESCRIPTION("Kestrel Ethernet");
MODULE_LICENSE("GPL");
