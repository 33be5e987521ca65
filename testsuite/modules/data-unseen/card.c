// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A library sets the driver data. Nobody saw it being set, which does not make it NULL: remove frees what devres frees.
 * Where the driver has set it to NULL itself, remove does not get that far.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec;
};

int card_library_probe(struct device *dev);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	return card_library_probe(&pdev->dev);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->nvec > 0)
		pci_free_irq_vectors(pdev); /* { dg-merged "managed-vectors-freed" } */
	else
		pci_intx(pdev, 0);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	pci_set_drvdata(pdev, NULL);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->nvec > 0)
		pci_free_irq_vectors(pdev); /* { dg-bogus "managed-vectors-freed" } */
	else
		pci_intx(pdev, 0);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

static int __init both_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}
module_init(both_init);
