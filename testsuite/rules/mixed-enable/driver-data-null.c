// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A probe that fails clears the driver data and returns 0 all the same. Remove then follows the NULL pointer, which is worse,
 * and does not come to disable the device a second time.
 */
/* { dg-semantics "kernels" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	void __iomem *regs;
	int links;
};

static int card_init(struct card *card)
{
	card->regs = pci_iomap(card->pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	writel(1, card->regs);
	return readl(card->regs) & 1 ? 0 : -EIO;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	writel(0, card->regs);
	pci_iounmap(pdev, card->regs);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int stat = 0;

	if (pci_enable_device(pdev))
		return -ENODEV;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	if (card_init(card) == 0)
		return 0;
	pci_set_drvdata(pdev, NULL);
	pci_disable_device(pdev);
	return stat;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
