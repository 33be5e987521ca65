// SPDX-License-Identifier: GPL-2.0-or-later
/* One cleanup function, told by an argument how much there is to undo. */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void card_cleanup(struct pci_dev *pdev, bool handler, bool vectors)
{
	if (handler)
		free_irq(pci_irq_vector(pdev, 0), pdev);
	if (vectors)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0) {
		card_cleanup(pdev, false, false);
		return ret;
	}
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, 0, "card", pdev);
	if (ret) {
		card_cleanup(pdev, false, true);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	card_cleanup(pdev, true, true);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
