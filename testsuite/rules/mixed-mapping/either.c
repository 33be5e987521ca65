// SPDX-License-Identifier: GPL-2.0-or-later
/* Mapped in one way or the other, by the kind of card: then a flag may say which, and nothing is certain. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	void __iomem *regs;
	bool managed;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->managed = pdev->revision > 3;
	if (card->managed)
		card->regs = pcim_iomap(pdev, 0, 0);
	else
		card->regs = pci_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (!card->managed)
		pci_iounmap(pdev, card->regs); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* Not mapped at all: nothing happens. */
static int good_failed_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void __iomem *regs;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	regs = pcim_iomap(pdev, 0, 0);
	if (!regs)
		goto unmap;
	return 0;

unmap:
	pci_iounmap(pdev, regs); /* { dg-bogus "warning" } */
	return -ENOMEM;
}

static struct pci_driver good_failed_driver = {
	.name = "good-failed",
	.probe = good_failed_probe,
};
module_pci_driver(good_failed_driver);
