// SPDX-License-Identifier: GPL-2.0-or-later
/* Mapped for devres to unmap, unmapped by hand as well, with a function devres does not hear of. */
/* { dg-semantics "all" } */
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
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_iounmap(pdev, card->regs); /* { dg-warning "mixed-mapping" } { dg-misuse "M25 S1" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int warn_io_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_io_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	iounmap(card->regs); /* { dg-warning "mixed-mapping" } */
}

static struct pci_driver warn_io_driver = {
	.name = "warn-io",
	.probe = warn_io_probe,
	.remove = warn_io_remove,
};
module_pci_driver(warn_io_driver);

static int warn_devm_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->regs = devm_ioremap(&pdev->dev, pci_resource_start(pdev, 0), 4096);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_devm_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	iounmap(card->regs); /* { dg-warning "mixed-mapping" } { dg-note "(S1)" } */
}

static struct pci_driver warn_devm_driver = {
	.name = "warn-devm",
	.probe = warn_devm_probe,
	.remove = warn_devm_remove,
};
module_pci_driver(warn_devm_driver);

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
	card->regs = pcim_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
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

static int good_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->regs = pci_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_pci_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_iounmap(pdev, card->regs); /* { dg-bogus "warning" } */
}

static struct pci_driver good_pci_driver = {
	.name = "good-pci",
	.probe = good_pci_probe,
	.remove = good_pci_remove,
};
module_pci_driver(good_pci_driver);

static int good_bar_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->regs = pci_ioremap_bar(pdev, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_bar_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	iounmap(card->regs); /* { dg-bogus "warning" } */
}

static struct pci_driver good_bar_driver = {
	.name = "good-bar",
	.probe = good_bar_probe,
	.remove = good_bar_remove,
};
module_pci_driver(good_bar_driver);

static int good_devm_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->regs = devm_ioremap(&pdev->dev, pci_resource_start(pdev, 0), 4096);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_devm_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	devm_iounmap(&pdev->dev, card->regs); /* { dg-bogus "warning" } */
}

static struct pci_driver good_devm_driver = {
	.name = "good-devm",
	.probe = good_devm_probe,
	.remove = good_devm_remove,
};
module_pci_driver(good_devm_driver);
