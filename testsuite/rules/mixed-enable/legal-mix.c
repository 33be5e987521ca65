// SPDX-License-Identifier: GPL-2.0-or-later
/* pcim_enable_device() with calls that were never managed is legal and common. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void __iomem *base;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_master(pdev);
	base = pci_iomap(pdev, 0, 0);
	if (!base)
		return -ENOMEM;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", base);
	if (ret) {
		pci_iounmap(pdev, base);
		return ret;
	}
	pci_set_drvdata(pdev, base);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	void __iomem *base = pci_get_drvdata(pdev);

	free_irq(pdev->irq, base);
	pci_iounmap(pdev, base);
	pci_clear_master(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
