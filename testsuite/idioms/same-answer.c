// SPDX-License-Identifier: GPL-2.0-or-later
/* MSI-X or the line: the device is asked in probe, in resume and when all is freed, and says the same each time. */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_VECTORS 2

struct card {
	struct pci_dev *pdev;
	struct msix_entry entries[CARD_VECTORS];
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_irq_init(struct card *card)
{
	struct pci_dev *pdev = card->pdev;
	int i, ret;

	if (!pci_find_capability(pdev, PCI_CAP_ID_MSIX))
		return request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-bogus "warning" } */
	for (i = 0; i < CARD_VECTORS; i++)
		card->entries[i].entry = i;
	ret = pci_enable_msix_exact(pdev, card->entries, CARD_VECTORS); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = request_irq(card->entries[0].vector, card_irq, 0, "card", card); /* { dg-bogus "warning" } */
	if (ret)
		goto disable_msix;
	ret = request_irq(card->entries[1].vector, card_irq, 0, "events", card); /* { dg-bogus "warning" } */
	if (ret)
		goto free_first;
	return 0;

free_first:
	free_irq(card->entries[0].vector, card);
disable_msix:
	pci_disable_msix(pdev);
	return ret;
}

static void good_irq_exit(struct card *card)
{
	struct pci_dev *pdev = card->pdev;

	if (pci_find_capability(pdev, PCI_CAP_ID_MSIX)) {
		free_irq(card->entries[0].vector, card); /* { dg-bogus "warning" } */
		free_irq(card->entries[1].vector, card); /* { dg-bogus "warning" } */
		pci_disable_msix(pdev); /* { dg-bogus "warning" } */
	} else {
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
	}
}

static int good_suspend(struct device *dev)
{
	good_irq_exit(dev_get_drvdata(dev));
	return 0;
}

/* Does not come back with nothing. */
static int good_resume(struct device *dev)
{
	struct card *card = dev_get_drvdata(dev);

	while (card_irq_init(card))
		pci_info(card->pdev, "again\n");
	return 0;
}

static SIMPLE_DEV_PM_OPS(good_pm_ops, good_suspend, good_resume);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	ret = card_irq_init(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	good_irq_exit(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.driver.pm = &good_pm_ops,
};
module_pci_driver(good_driver);

/* Frees in the wrong order where there is MSI-X, and only there. */
static void warn_irq_exit(struct card *card)
{
	struct pci_dev *pdev = card->pdev;

	if (pci_find_capability(pdev, PCI_CAP_ID_MSIX)) {
		pci_disable_msix(pdev); /* { dg-warning "vectors-freed-in-use" } */
		free_irq(card->entries[0].vector, card);
		free_irq(card->entries[1].vector, card);
	} else {
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
	}
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	ret = card_irq_init(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	warn_irq_exit(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
