// SPDX-License-Identifier: GPL-2.0-or-later
/* The helper gives the count, which its caller asks about as a status. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec;
};

static int card_vectors(struct card *card)
{
	card->nvec = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSI | PCI_IRQ_MSIX); /* { dg-warning "count-as-status" } */
	return card->nvec;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = card_vectors(card);
	if (ret)
		return dev_err_probe(&pdev->dev, ret, "no vectors\n");
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
