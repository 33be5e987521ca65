// SPDX-License-Identifier: GPL-2.0-or-later
/* I8: MSI-X, else MSI, else the line; what was refused owns nothing, what was taken back is replaced. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	int nvec;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->nvec = pci_alloc_irq_vectors(pdev, 3, 3, PCI_IRQ_MSIX);
	if (card->nvec > 0 && pdev->revision < 2) {
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		card->nvec = -ENODEV;
	}
	if (card->nvec < 0)
		card->nvec = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (card->nvec < 0)
		card->nvec = 0;
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, IRQF_SHARED, "card", card);
	if (ret) {
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pci_get_drvdata(pdev));
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
