// SPDX-License-Identifier: GPL-2.0-or-later
/* I19 in a library: a group around the managed enable, released before an error is returned, so nothing is left of it. */
#include <linux/module.h>
#include "../disk.h"

static irqreturn_t disk_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int disk_activate(struct pci_dev *pdev)
{
	return devm_request_irq(&pdev->dev, pdev->irq, disk_irq, IRQF_SHARED, "disk", pdev);
}

int disk_pci_init_one(struct pci_dev *pdev)
{
	int ret;

	if (!devres_open_group(&pdev->dev, NULL, GFP_KERNEL))
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		goto out;
	ret = pcim_iomap_regions(pdev, BIT(5), "disk");
	if (ret)
		goto out;
	ret = disk_activate(pdev);
out:
	if (ret)
		devres_release_group(&pdev->dev, NULL);
	else
		devres_remove_group(&pdev->dev, NULL);
	return ret;
}
EXPORT_SYMBOL_GPL(disk_pci_init_one);

void disk_pci_remove_one(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
}
EXPORT_SYMBOL_GPL(disk_pci_remove_one);
MODULE_LICENSE("GPL");
