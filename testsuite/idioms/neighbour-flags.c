// SPDX-License-Identifier: GPL-2.0-or-later
/* Are vectors on at all? The compiler reads both flags at once. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	unsigned int msi : 1;
	unsigned int msix : 1;
};

static void card_reset_irqs(struct card *card)
{
	struct pci_dev *pdev = card->pdev;

	if (!pdev->msi_enabled && !pdev->msix_enabled)
		return;
	pci_free_irq_vectors(card->pdev); /* { dg-bogus "warning" } */
}

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
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_info(pdev, "polls\n");
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	card_reset_irqs(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* The same of flags of the driver's, and one that nobody sets. */
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
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-warning "left allocated after remove .vectors-leaked." } */
	if (ret < 0)
		pci_info(pdev, "polls\n");
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->msi || card->msix)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
