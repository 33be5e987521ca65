// SPDX-License-Identifier: GPL-2.0-or-later
/* The second of several devm handlers is refused: the label frees the vectors under the first. */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_VECTORS 4

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret, i;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, CARD_VECTORS, CARD_VECTORS, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < CARD_VECTORS; i++) {
		ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, i), card_irq, 0, "card", pdev);
		if (ret)
			goto free_vectors;
	}
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < CARD_VECTORS; i++)
		devm_free_irq(&pdev->dev, pci_irq_vector(pdev, i), pdev);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
