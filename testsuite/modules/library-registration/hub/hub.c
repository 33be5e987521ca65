// SPDX-License-Identifier: GPL-2.0-or-later
/* The library takes the client's table as an argument, keeps it, and calls through it when it sees fit. */
#include <linux/module.h>
#include "../hub.h"

int hub_register(struct pci_dev *pdev, const struct hub_ops *ops, void *priv)
{
	struct hub *hub;

	hub = devm_kzalloc(&pdev->dev, sizeof(*hub), GFP_KERNEL);
	if (!hub)
		return -ENOMEM;
	hub->pdev = pdev;
	hub->ops = ops;
	hub->priv = priv;
	pci_set_drvdata(pdev, hub);
	return ops->start(hub);
}
EXPORT_SYMBOL_GPL(hub_register);

void hub_unregister(struct pci_dev *pdev)
{
	struct hub *hub = pci_get_drvdata(pdev);

	hub->ops->stop(hub);
}
EXPORT_SYMBOL_GPL(hub_unregister);
MODULE_LICENSE("GPL");
