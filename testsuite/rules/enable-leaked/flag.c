// SPDX-License-Identifier: GPL-2.0-or-later
/* Disabled where a flag says that it was enabled, in one cleanup for all. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	bool enabled;
};

static void card_cleanup(struct card *card)
{
	if (card->enabled)
		pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
	card->enabled = false;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto cleanup;
	card->enabled = true;
	ret = pci_request_regions(pdev, "card");
	if (ret)
		goto cleanup;
	return 0;

cleanup:
	card_cleanup(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	card_cleanup(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
