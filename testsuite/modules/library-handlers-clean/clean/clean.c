// SPDX-License-Identifier: GPL-2.0-or-later
/* A client that calls every counterpart: nothing of it. */
#include <linux/module.h>
#include "../shared.h"

static int clean_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = shared_enable(pdev);
	if (ret)
		return ret;
	ret = shared_start(pdev);
	if (ret)
		shared_disable(pdev);
	return ret;
}

static void clean_remove(struct pci_dev *pdev)
{
	shared_stop(pdev);
	shared_disable(pdev);
}

static struct pci_driver clean_driver = {
	.name = "clean",
	.probe = clean_probe,
	.remove = clean_remove,
};
module_pci_driver(clean_driver);
MODULE_LICENSE("GPL");
