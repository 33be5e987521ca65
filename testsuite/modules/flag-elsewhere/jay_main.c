// SPDX-License-Identifier: GPL-2.0-or-later
/* Two drivers on the same helpers: one calls the right release, the other the one whose flag is set where there is none. */
#include <linux/module.h>
#include "jay.h"

static struct jay *jay_new(struct pci_dev *pdev)
{
	struct jay *jay;

	jay = devm_kzalloc(&pdev->dev, sizeof(*jay), GFP_KERNEL);
	if (!jay || pci_enable_device(pdev))
		return NULL;
	jay->pdev = pdev;
	pci_set_drvdata(pdev, jay);
	jay_irq_init(jay);
	return jay;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct jay *jay = jay_new(pdev);

	return jay ? 0 : -ENODEV;
}

static void good_remove(struct pci_dev *pdev)
{
	jay_irq_exit(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
