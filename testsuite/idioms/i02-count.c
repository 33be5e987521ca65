// SPDX-License-Identifier: GPL-2.0-or-later
/* I2: the count kept in the driver's structure serves as the flag. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	int nvec;
};

static void card_irq_exit(struct pci_dev *pdev, struct card *card)
{
	if (card->nvec > 0)
		pci_free_irq_vectors(pdev);
	card->nvec = 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = kzalloc(sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret) {
		kfree(card);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (card->nvec < 0)
		pci_info(pdev, "polling\n");
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_irq_exit(pdev, card);
	pci_disable_device(pdev);
	kfree(card);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
