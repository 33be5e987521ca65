// SPDX-License-Identifier: GPL-2.0-or-later
/* The driver for one kind of card; firmware that is not here has the structure in its hands in between. */
#include <linux/module.h>
#include "../dipper.h"

int dipper_firmware_lends(struct dipper *dipper);

static void dipper_pf_choose(struct dipper *dipper)
{
	dipper->alloc_irq = dipper_pf_alloc_irq;
	dipper->free_irq = dipper_pf_free_irq;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dipper *dipper;
	int ret;

	dipper = devm_kzalloc(&pdev->dev, sizeof(*dipper), GFP_KERNEL);
	if (!dipper)
		return -ENOMEM;
	dipper->pdev = pdev;
	dipper_pf_choose(dipper);
	pci_set_drvdata(pdev, dipper);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = dipper_firmware_lends(dipper);
	if (!ret)
		ret = dipper_up(dipper);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	dipper_down(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
