// SPDX-License-Identifier: GPL-2.0-or-later
/* Enables by hand when the library could not: after its group is gone the device is unmanaged again. */
#include <linux/module.h>
#include "../disk.h"

struct good {
	bool managed;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct good *good;
	int ret;

	good = devm_kzalloc(&pdev->dev, sizeof(*good), GFP_KERNEL);
	if (!good)
		return -ENOMEM;
	pci_set_drvdata(pdev, good);
	ret = disk_pci_init_one(pdev);
	if (!ret) {
		good->managed = true;
		return 0;
	}
	return pci_enable_device(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	struct good *good = pci_get_drvdata(pdev);

	if (good->managed)
		disk_pci_remove_one(pdev);
	else
		pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
