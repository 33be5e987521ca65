// SPDX-License-Identifier: GPL-2.0-or-later
/* pcim_iounmap() does not find what was mapped together with its region. */
/* { dg-semantics "counted" } */
#include <linux/err.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	void __iomem *regs;
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->regs = pcim_iomap_region(pdev, 0, "card");
	if (IS_ERR(card->regs))
		return PTR_ERR(card->regs);
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pcim_iounmap(pdev, card->regs); /* { dg-warning "mixed-mapping" } { dg-misuse "M27 S4" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int warn_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->regs = pcim_iomap_region(pdev, 0, "card");
	if (IS_ERR(card->regs))
		return PTR_ERR(card->regs);
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_pci_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_iounmap(pdev, card->regs); /* { dg-warning "mixed-mapping" } { dg-note "(S1)" } */
}

static struct pci_driver warn_pci_driver = {
	.name = "warn-pci",
	.probe = warn_pci_probe,
	.remove = warn_pci_remove,
};
module_pci_driver(warn_pci_driver);

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
	card->regs = pcim_iomap_range(pdev, 0, 0, 64);
	if (IS_ERR(card->regs))
		return PTR_ERR(card->regs);
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pcim_iounmap(pdev, card->regs); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
