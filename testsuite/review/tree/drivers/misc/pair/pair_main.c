// SPDX-License-Identifier: GPL-2.0-or-later
/* Enables the device; the vectors are another file's. */
#include <linux/module.h>
#include "pair.h"

static int pair_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pair_enable(pdev);
	if (ret)
		return ret;
	ret = pair_irq_setup(pdev);
	if (ret < 0)
		pair_disable(pdev);
	return ret;
}

static void pair_remove(struct pci_dev *pdev)
{
	pair_irq_cleanup(pdev);
	pair_disable(pdev);
}

static struct pci_driver pair_driver = {
	.name = "pair",
	.probe = pair_probe,
	.remove = pair_remove,
};
module_pci_driver(pair_driver);
