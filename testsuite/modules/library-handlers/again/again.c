// SPDX-License-Identifier: GPL-2.0-or-later
/* A client that has allocated when it calls the library, and leaves the device enabled. */
#include <linux/module.h>
#include "../shared.h"

static int again_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = shared_enable(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev);
	if (ret)
		return ret;
	ret = shared_start(pdev);
	if (ret)
		pci_disable_msi(pdev);
	return ret;
}

static void again_remove(struct pci_dev *pdev)
{
	shared_stop(pdev);
	pci_disable_msi(pdev);
	shared_disable(pdev);
}

static struct pci_driver again_driver = {
	.name = "again",
	.probe = again_probe,
	.remove = again_remove,
};
module_pci_driver(again_driver);
MODULE_LICENSE("GPL");
