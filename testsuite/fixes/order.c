// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors go before the handler on them: the two change places. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>


static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto err_disable;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
	if (ret)
		goto err_vectors;
	return 0;

err_vectors:
	pci_free_irq_vectors(pdev);
err_disable:
	pci_disable_device(pdev);
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* moves */
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_disable_device(pdev);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
