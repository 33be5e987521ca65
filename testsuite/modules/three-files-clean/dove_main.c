// SPDX-License-Identifier: GPL-2.0-or-later
/* I4: here the device and its life. */
#include <linux/module.h>
#include "dove.h"

static int dove_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dove *dove;
	int ret;

	dove = devm_kzalloc(&pdev->dev, sizeof(*dove), GFP_KERNEL);
	if (!dove)
		return -ENOMEM;
	dove->pdev = pdev;
	pci_set_drvdata(pdev, dove);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = dove_lif_alloc(dove);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void dove_remove(struct pci_dev *pdev)
{
	dove_lif_free(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver dove_driver = {
	.name = "dove",
	.probe = dove_probe,
	.remove = dove_remove,
};
module_pci_driver(dove_driver);
MODULE_LICENSE("GPL");
