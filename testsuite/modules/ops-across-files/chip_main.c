// SPDX-License-Identifier: GPL-2.0-or-later
/* The table with the functions is in another file. */
#include <linux/module.h>
#include "chip.h"

static int chip_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct chip *chip;
	int ret;

	chip = devm_kzalloc(&pdev->dev, sizeof(*chip), GFP_KERNEL);
	if (!chip)
		return -ENOMEM;
	chip->pdev = pdev;
	chip->ops = &chip_v1_ops;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, chip);
	return chip->ops->irq_on(chip);
}

static void chip_remove(struct pci_dev *pdev)
{
	struct chip *chip = pci_get_drvdata(pdev);

	chip->ops->irq_off(chip);
}

static struct pci_driver chip_driver = {
	.name = "chip",
	.probe = chip_probe,
	.remove = chip_remove,
};
module_pci_driver(chip_driver);
MODULE_LICENSE("GPL");
