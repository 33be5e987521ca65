// SPDX-License-Identifier: GPL-2.0-or-later
/* MSI-X through the old calls, range and exact; both are hybrid. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_VECTORS 3

struct card {
	struct msix_entry entries[CARD_VECTORS];
};

static int card_prepare(struct pci_dev *pdev, struct card **card)
{
	int ret, i;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	*card = devm_kzalloc(&pdev->dev, sizeof(**card), GFP_KERNEL);
	if (!*card)
		return -ENOMEM;
	for (i = 0; i < CARD_VECTORS; i++)
		(*card)->entries[i].entry = i;
	pci_set_drvdata(pdev, *card);
	return 0;
}

static int warn_range_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = card_prepare(pdev, &card);
	if (ret)
		return ret;
	ret = pci_enable_msix_range(pdev, card->entries, 1, CARD_VECTORS);
	if (ret < 0)
		return ret;
	return 0;
}

static void warn_range_remove(struct pci_dev *pdev)
{
	pci_disable_msix(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
}

static struct pci_driver warn_range_driver = {
	.name = "warn_range",
	.probe = warn_range_probe,
	.remove = warn_range_remove,
};
module_pci_driver(warn_range_driver);

static int warn_exact_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = card_prepare(pdev, &card);
	if (ret)
		return ret;
	ret = pci_enable_msix_exact(pdev, card->entries, CARD_VECTORS);
	if (ret)
		return ret;
	return 0;
}

static void warn_exact_remove(struct pci_dev *pdev)
{
	pci_disable_msix(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
}

static struct pci_driver warn_exact_driver = {
	.name = "warn_exact",
	.probe = warn_exact_probe,
	.remove = warn_exact_remove,
};
module_pci_driver(warn_exact_driver);
