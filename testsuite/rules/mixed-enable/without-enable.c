// SPDX-License-Identifier: GPL-2.0-or-later
/* The label is reached before the device was enabled. */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void *card;
	int ret = -ENOMEM;

	card = kzalloc(64, GFP_KERNEL);
	if (!card)
		goto disable;
	ret = pci_enable_device(pdev);
	if (ret)
		goto free_card;
	pci_set_drvdata(pdev, card);
	return 0;

free_card:
	kfree(card);
disable:
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	kfree(pci_get_drvdata(pdev));
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
