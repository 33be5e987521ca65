// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Mapped by a managed function, unmapped by a managed function of the other family, which looks for another kind of entry on
 * the list of devres: some kernels unmap all the same, and devres does so again, some leave it mapped.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	void __iomem *regs;
};

static int warn_pcim_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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

static void warn_pcim_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	/* { dg-warning "mixed-mapping" "" { target all } .+2 } { dg-note "S1" "" { target 6.1 6.12 } .+2 } */
	/* { dg-note "S2" "" { target 7.3 pcim } .+1 } */
	devm_iounmap(&pdev->dev, card->regs);
}

static struct pci_driver warn_pcim_driver = {
	.name = "warn-pcim",
	.probe = warn_pcim_probe,
	.remove = warn_pcim_remove,
};
module_pci_driver(warn_pcim_driver);

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
	card->regs = devm_ioremap(&pdev->dev, pci_resource_start(pdev, 0), pci_resource_len(pdev, 0));
	if (!card->regs)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_devm_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	/* { dg-warning "mixed-mapping" "" { target all } .+2 } { dg-note "S1" "" { target 6.1 } .+2 } */
	/* { dg-note "S4" "" { target counted } .+1 } */
	pcim_iounmap(pdev, card->regs);
}

static struct pci_driver warn_devm_driver = {
	.name = "warn-devm",
	.probe = warn_devm_probe,
	.remove = warn_devm_remove,
};
module_pci_driver(warn_devm_driver);
