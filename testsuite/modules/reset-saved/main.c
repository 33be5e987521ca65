// SPDX-License-Identifier: GPL-2.0-or-later
/* What reset_prepare has saved, in another file, is the reason for reset_done to set up the device again. */
#include <linux/module.h>
#include "card.h"

static int card_setup(struct pci_dev *pdev)
{
	return pci_enable_device(pdev); /* { dg-merged mixed-enable } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->found = NULL;
	pci_set_drvdata(pdev, card);
	card_find(card, pdev->dev.driver_data);
	return card_setup(pdev);
}

static void warn_reset_done(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (!card->saved)
		return;
	card_setup(pdev);
	card->saved = NULL;
}

static const struct pci_error_handlers warn_err_handler = {
	.reset_prepare = card_reset_prepare,
	.reset_done = warn_reset_done,
};

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (!card->found && pci_is_enabled(pdev))
		pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
MODULE_LICENSE("GPL");
