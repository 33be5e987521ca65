// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Waiting for one bit, the driver sets and clears others of the word: what these say is what it has put there, whoever was
 * waited for.
 */
/* { dg-semantics "all" } */
#include <linux/bitops.h>
#include <linux/delay.h>
#include <linux/etherdevice.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/pci.h>

enum { DUNLIN_DOWN, DUNLIN_RESETTING, DUNLIN_DISABLED };

struct dunlin {
	struct pci_dev *pdev;
	unsigned long flags;
};

static irqreturn_t dunlin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int dunlin_open(struct net_device *netdev)
{
	struct dunlin *dunlin = netdev_priv(netdev);

	clear_bit(DUNLIN_DOWN, &dunlin->flags);
	return request_irq(dunlin->pdev->irq, dunlin_irq, IRQF_SHARED, "dunlin", netdev); /* { dg-bogus "warning" } */
}

static int dunlin_stop(struct net_device *netdev)
{
	struct dunlin *dunlin = netdev_priv(netdev);
	int count = 50;

	while (test_and_set_bit(DUNLIN_RESETTING, &dunlin->flags) && count--)
		msleep(20);
	set_bit(DUNLIN_DOWN, &dunlin->flags);
	clear_bit(DUNLIN_RESETTING, &dunlin->flags);
	free_irq(dunlin->pdev->irq, netdev); /* { dg-bogus "warning" } */
	return 0;
}

static const struct net_device_ops dunlin_netdev_ops = {
	.ndo_open = dunlin_open,
	.ndo_stop = dunlin_stop,
};

static pci_ers_result_t dunlin_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct net_device *netdev = pci_get_drvdata(pdev);
	struct dunlin *dunlin = netdev_priv(netdev);

	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	if (!test_and_set_bit(DUNLIN_DISABLED, &dunlin->flags))
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t dunlin_slot_reset(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);
	struct dunlin *dunlin = netdev_priv(netdev);

	if (pci_enable_device(pdev))
		return PCI_ERS_RESULT_DISCONNECT;
	clear_bit(DUNLIN_DISABLED, &dunlin->flags);
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers dunlin_err_handler = {
	.error_detected = dunlin_error_detected,
	.slot_reset = dunlin_slot_reset,
};

static int dunlin_probe(struct pci_dev *pdev)
{
	struct net_device *netdev;
	struct dunlin *dunlin;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	netdev = alloc_etherdev(sizeof(*dunlin));
	if (!netdev) {
		ret = -ENOMEM;
		goto disable;
	}
	netdev->netdev_ops = &dunlin_netdev_ops;
	dunlin = netdev_priv(netdev);
	dunlin->pdev = pdev;
	pci_set_drvdata(pdev, netdev);
	ret = register_netdev(netdev);
	if (ret)
		goto free;
	return 0;

free:
	free_netdev(netdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return dunlin_probe(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);
	struct dunlin *dunlin = netdev_priv(netdev);
	bool disable;

	unregister_netdev(netdev);
	disable = !test_and_set_bit(DUNLIN_DISABLED, &dunlin->flags);
	free_netdev(netdev);
	if (disable)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &dunlin_err_handler,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return dunlin_probe(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct net_device *netdev = pci_get_drvdata(pdev);

	unregister_netdev(netdev);
	free_netdev(netdev);
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.err_handler = &dunlin_err_handler,
};

static int __init dunlins_init(void)
{
	int ret = pci_register_driver(&good_driver);

	return ret ? ret : pci_register_driver(&warn_driver);
}

module_init(dunlins_init);
MODULE_LICENSE("GPL");
