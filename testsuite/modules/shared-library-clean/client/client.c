// SPDX-License-Identifier: GPL-2.0-or-later
/* An unmanaged client: the library's free is the one that is due. */
#include <linux/module.h>
#include "../shared.h"

static int client_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = shared_vectors_init(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void client_remove(struct pci_dev *pdev)
{
	shared_vectors_exit(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver client_driver = {
	.name = "client",
	.probe = client_probe,
	.remove = client_remove,
};
module_pci_driver(client_driver);
MODULE_LICENSE("GPL");
