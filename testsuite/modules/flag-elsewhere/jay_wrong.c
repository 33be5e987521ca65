// SPDX-License-Identifier: GPL-2.0-or-later
/* The other driver. */
#include <linux/module.h>
#include "jay.h"

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct jay *jay;
	int ret;

	jay = devm_kzalloc(&pdev->dev, sizeof(*jay), GFP_KERNEL);
	if (!jay)
		return -ENOMEM;
	jay->pdev = pdev;
	pci_set_drvdata(pdev, jay);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	jay_irq_init(jay);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	jay_irq_exit_wrong(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
