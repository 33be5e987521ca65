// SPDX-License-Identifier: GPL-2.0-or-later
/* I10: vectors if there are any, else polling; the result may be thrown away altogether. */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int nvec, i, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_ALL_TYPES); /* { dg-bogus "warning" } */
	for (i = 0; i < nvec; i++) {
		ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, i), card_irq, IRQF_SHARED, "card", pdev);
		if (ret)
			return ret;
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int good_ignored_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (pci_enable_msi(pdev)) /* { dg-bogus "warning" } */
		pci_info(pdev, "no MSI\n");
	return 0;
}

static void good_ignored_remove(struct pci_dev *pdev)
{
	pci_disable_msi(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_ignored_driver = {
	.name = "good_ignored",
	.probe = good_ignored_probe,
	.remove = good_ignored_remove,
};
module_pci_driver(good_ignored_driver);
