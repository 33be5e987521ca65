// SPDX-License-Identifier: GPL-2.0-or-later
/* Regions are released where there are BARs to ask for: where the request has failed, there are. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int bars;
	bool requested;
};

static void warn_cleanup(struct card *card)
{
	if (card->bars)
		pci_release_selected_regions(card->pdev, card->bars); /* { dg-warning mixed-regions } */
	pci_disable_device(card->pdev);
}

static void good_cleanup(struct card *card)
{
	if (card->requested)
		pci_release_selected_regions(card->pdev, card->bars); /* { dg-bogus mixed-regions } */
	pci_disable_device(card->pdev);
}

static struct card *card_new(struct pci_dev *pdev)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	if (!card || pci_enable_device(pdev))
		return NULL;
	card->pdev = pdev;
	card->bars = pci_select_bars(pdev, IORESOURCE_MEM);
	pci_set_drvdata(pdev, card);
	return card;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret;

	if (!card)
		return -ENODEV;
	ret = pci_request_selected_regions(pdev, card->bars, "warn");
	if (ret)
		warn_cleanup(card);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret;

	if (!card)
		return -ENODEV;
	ret = pci_request_selected_regions(pdev, card->bars, "good");
	if (ret)
		good_cleanup(card);
	else
		card->requested = true;
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = warn_remove,
};

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(cards_init);
MODULE_LICENSE("GPL");
