// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Vectors of the device at hand are devres' and are left alone; those of the second one are taken and freed by hand,
 * through the same helpers.
 */
#include <linux/module.h>
#include "lapwing.h"

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct lapwing *lapwing;
	int ret;

	lapwing = devm_kzalloc(&pdev->dev, sizeof(*lapwing), GFP_KERNEL);
	if (!lapwing)
		return -ENOMEM;
	lapwing->pdev = pdev;
	pci_set_drvdata(pdev, lapwing);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = lapwing_irq_on(pdev);
	if (ret)
		return ret;
	lapwing->second = lapwing_find_second(pdev);
	if (!lapwing->second)
		return 0;
	ret = lapwing_irq_on(lapwing->second);
	if (ret)
		pci_dev_put(lapwing->second);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct lapwing *lapwing = pci_get_drvdata(pdev);

	if (!lapwing->second)
		return;
	lapwing_irq_off(lapwing->second);
	pci_dev_put(lapwing->second);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
