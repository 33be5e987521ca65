// SPDX-License-Identifier: GPL-2.0-or-later
/* A flag says whether the regions are held; a loop that frees what a loop requested; the wrong flag leaks. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	bool requested, other;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	if (!pci_request_regions(pdev, "card")) /* { dg-bogus "warning" } */
		card->requested = true;
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->requested)
		pci_release_regions(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	ret = pci_request_regions(pdev, "card"); /* { dg-warning "regions-leaked" } */
	if (ret)
		return ret;
	card->requested = true;
	card->other = false;
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->other)
		pci_release_regions(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
