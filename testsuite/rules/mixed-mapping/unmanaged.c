// SPDX-License-Identifier: GPL-2.0-or-later
/* Mapped by hand, unmapped by a managed function. 6.1 unmaps and warns, later kernels do neither. */
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
	card->regs = pci_iomap(pdev, 0, 0);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	/* { dg-warning "mixed-mapping" "" { target all } .+2 } { dg-misuse "M26 S2" "" { target 6.1 } .+2 } */
	/* { dg-misuse "M26 S3" "" { target counted } .+1 } */
	pcim_iounmap(pdev, card->regs);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int warn_bar_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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

static void warn_bar_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pcim_iounmap(pdev, card->regs); /* { dg-warning "mixed-mapping" } */
}

static struct pci_driver warn_bar_driver = {
	.name = "warn-bar",
	.probe = warn_bar_probe,
	.remove = warn_bar_remove,
};
module_pci_driver(warn_bar_driver);

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
	card->regs = ioremap(pci_resource_start(pdev, 0), 4096);
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_devm_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	devm_iounmap(&pdev->dev, card->regs); /* { dg-warning "mixed-mapping" } { dg-note "(S2)" } */
}

static struct pci_driver warn_devm_driver = {
	.name = "warn-devm",
	.probe = warn_devm_probe,
	.remove = warn_devm_remove,
};
module_pci_driver(warn_devm_driver);
