// SPDX-License-Identifier: GPL-2.0-or-later
/* A managed client without remove: the vectors are devres' to free, the handler of the library is nobody's. */
#include <linux/module.h>
#include "../shared.h"

static int forgets_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return shared_start(pdev);
}

static struct pci_driver forgets_driver = {
	.name = "forgets",
	.probe = forgets_probe,
};
module_pci_driver(forgets_driver);
MODULE_LICENSE("GPL");
