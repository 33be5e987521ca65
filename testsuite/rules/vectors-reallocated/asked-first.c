// SPDX-License-Identifier: GPL-2.0-or-later
/* Allocates only where nothing is on, by the core's flag, by its own, by a count. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec;
	bool has_vectors;
};

static int card_vectors(struct card *card)
{
	int ret;

	if (card->has_vectors)
		return 0;
	ret = pci_alloc_irq_vectors(card->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	card->has_vectors = true;
	return 0;
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
	ret = card_vectors(card);
	if (!ret)
		ret = card_vectors(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int good_core_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pdev->revision > 2 && pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX) < 0)
		pci_info(pdev, "no MSI-X\n");
	if (!pdev->msix_enabled && pci_enable_msi(pdev)) /* { dg-bogus "warning" } */
		pci_info(pdev, "no MSI\n");
	return 0;
}

static void good_core_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_core_driver = {
	.name = "good_core",
	.probe = good_core_probe,
	.remove = good_core_remove,
};
module_pci_driver(good_core_driver);

static int good_count_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	if (pdev->revision > 2)
		card->nvec = pci_alloc_irq_vectors(pdev, 2, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (card->nvec <= 0)
		card->nvec = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (card->nvec < 0) {
		pci_disable_device(pdev);
		return card->nvec;
	}
	return 0;
}

static void good_count_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_count_driver = {
	.name = "good_count",
	.probe = good_count_probe,
	.remove = good_count_remove,
};
module_pci_driver(good_count_driver);
