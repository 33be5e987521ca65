// SPDX-License-Identifier: GPL-2.0-or-later
/* All that remove does is to call the library, by a header of the kernel's. */
#include <linux/module.h>
#include <linux/legacy_card.h>

struct card {
	struct legacy_card legacy;
	int number;
};

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->legacy.pdev = pdev;
	ret = legacy_card_probe(&card->legacy);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void card_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	legacy_card_remove(&card->legacy);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
