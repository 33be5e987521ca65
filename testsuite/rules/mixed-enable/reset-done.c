// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A reset of the function: reset_done goes through the same setup as probe, which enables the device once more. What
 * reset_prepare saves has nothing to do with the device.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	void *saved;
};

static int card_setup(struct pci_dev *pdev)
{
	return pci_enable_device(pdev); /* { dg-warning mixed-enable } */
}

static int good_setup(struct pci_dev *pdev)
{
	return pci_enable_device(pdev); /* { dg-bogus mixed-enable } */
}

static struct card *card_new(struct pci_dev *pdev)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	if (card)
		card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	return card;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_new(pdev) ? card_setup(pdev) : -ENOMEM;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return card_new(pdev) ? good_setup(pdev) : -ENOMEM;
}

static void warn_reset_prepare(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card->saved = kzalloc(64, GFP_KERNEL);
}

static void warn_reset_done(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (!card->saved)
		return;
	card_setup(pdev);
	kfree(card->saved);
	card->saved = NULL;
}

static void good_reset_prepare(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static void good_reset_done(struct pci_dev *pdev)
{
	good_setup(pdev);
}

static const struct pci_error_handlers warn_err_handler = {
	.reset_prepare = warn_reset_prepare,
	.reset_done = warn_reset_done,
};

static const struct pci_error_handlers good_err_handler = {
	.reset_prepare = good_reset_prepare,
	.reset_done = good_reset_done,
};

static void card_remove(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = card_remove,
	.err_handler = &warn_err_handler,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = card_remove,
	.err_handler = &good_err_handler,
};

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(cards_init);
MODULE_LICENSE("GPL");
