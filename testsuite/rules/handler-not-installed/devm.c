// SPDX-License-Identifier: GPL-2.0-or-later
/* devm_free_irq() for a handler that was not requested on this path warns as well. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	if (pdev->revision > 1)
		return devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	devm_free_irq(&pdev->dev, pdev->irq, pci_get_drvdata(pdev)); /* { dg-warning "handler-not-installed" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return devm_request_irq(&pdev->dev, pdev->irq, card_irq, IRQF_SHARED, "card", pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	devm_free_irq(&pdev->dev, pdev->irq, pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
