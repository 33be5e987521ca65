// SPDX-License-Identifier: GPL-2.0-or-later
/* The callbacks only pass on what they are told. */
#include <linux/module.h>
#include "card.h"

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct card *card = pci_get_drvdata(pdev);

	return card->ops->error_detected(pdev, state);
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	return card->ops->slot_reset(pdev);
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->ops = &card_ops;
	pci_set_drvdata(pdev, card);
	return pci_enable_device(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
