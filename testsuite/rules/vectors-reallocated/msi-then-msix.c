// SPDX-License-Identifier: GPL-2.0-or-later
/* MSI is on when MSI-X is asked for; asked for only where MSI was refused is right. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct msix_entry entries[2];
};

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
	card->entries[1].entry = 1;
	ret = pci_enable_msi(pdev);
	if (ret)
		pci_info(pdev, "no MSI\n");
	ret = pci_enable_msix_exact(pdev, card->entries, 2); /* { dg-warning "vectors-reallocated" } { dg-misuse "M14 S2" } */
	if (ret) {
		pci_disable_msi(pdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_msix(pdev);
	pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

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
	card->entries[1].entry = 1;
	ret = pci_enable_msix_exact(pdev, card->entries, 2);
	if (ret)
		ret = pci_enable_msi(pdev); /* { dg-bogus "warning" } */
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
