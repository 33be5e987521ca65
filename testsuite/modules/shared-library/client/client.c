// SPDX-License-Identifier: GPL-2.0-or-later
/* The client enables its device as managed: the free in the library is redundant for it. */
#include <linux/module.h>
#include "../shared.h"

static int client_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return shared_vectors_init(pdev);
}

static void client_remove(struct pci_dev *pdev)
{
	shared_vectors_exit(pdev);
}

static struct pci_driver client_driver = {
	.name = "client",
	.probe = client_probe,
	.remove = client_remove,
};
module_pci_driver(client_driver);
MODULE_LICENSE("GPL");
