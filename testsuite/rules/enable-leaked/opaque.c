// SPDX-License-Identifier: GPL-2.0-or-later
/* A function of another file may disable the device. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
};

void card_shut_down(struct card *card);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	return pci_enable_device(pdev); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	card_shut_down(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
