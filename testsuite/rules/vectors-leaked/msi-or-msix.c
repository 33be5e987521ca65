// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The vectors may be MSI-X, and pci_disable_msi() does nothing then. Right are both functions, or the one that the core's
 * flag names, or the driver's.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	bool msix;
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_both_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_both_remove(struct pci_dev *pdev)
{
	pci_disable_msix(pdev);
	pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_both_driver = {
	.name = "good-both",
	.probe = good_both_probe,
	.remove = good_both_remove,
};
module_pci_driver(good_both_driver);

static int good_core_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_core_remove(struct pci_dev *pdev)
{
	if (pdev->msix_enabled)
		pci_disable_msix(pdev);
	else if (pdev->msi_enabled)
		pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_core_driver = {
	.name = "good-core",
	.probe = good_core_probe,
	.remove = good_core_remove,
};
module_pci_driver(good_core_driver);

static int good_own_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	card->msix = pdev->msix_enabled;
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_own_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->msix)
		pci_disable_msix(pdev);
	else
		pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_own_driver = {
	.name = "good-own",
	.probe = good_own_probe,
	.remove = good_own_remove,
};
module_pci_driver(good_own_driver);
