// SPDX-License-Identifier: GPL-2.0-or-later
/* The flag that guards the free is set too late: a failure in between skips the free. */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	bool msi;
};

static void card_cleanup(struct pci_dev *pdev, struct card *card)
{
	if (card->msi)
		pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev); /* { dg-warning "vectors-leaked" } */
	if (ret)
		goto cleanup;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto cleanup;
	card->msi = true;
	pci_set_drvdata(pdev, card);
	return 0;

cleanup:
	card_cleanup(pdev, card);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	card_cleanup(pdev, pci_get_drvdata(pdev));
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
