// SPDX-License-Identifier: GPL-2.0-or-later
/* I7: the id decides how the device is enabled, and the same test decides how it is let go. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	bool managed;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->managed = id->driver_data != 0;
	if (card->managed)
		ret = pcim_enable_device(pdev);
	else
		ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (!card->managed)
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
