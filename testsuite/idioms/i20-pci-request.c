// SPDX-License-Identifier: GPL-2.0-or-later
/* I20: pci_request_irq() on a managed device with pci_free_irq() in remove, vectors left to devres: right. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	ret = pci_request_irq(pdev, 0, card_irq, NULL, pdev, "card-mbox");
	if (ret)
		return ret;
	ret = pci_request_irq(pdev, 1, NULL, card_irq, pdev, "card-%s", pci_name(pdev));
	if (ret) {
		pci_free_irq(pdev, 0, pdev);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq(pdev, 1, pdev);
	pci_free_irq(pdev, 0, pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
