// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A helper calls itself to try the next worse way, which is not followed: what it has installed then is not known, so that
 * nothing is said at level 1 of what remove finds.
 */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_try(struct pci_dev *pdev, unsigned int flags)
{
	int ret;

	if (!flags)
		return -ENODEV;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, flags);
	if (ret < 0)
		return card_try(pdev, flags >> 1);
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, IRQF_SHARED, "card", pdev);
	if (ret) {
		pci_free_irq_vectors(pdev);
		return card_try(pdev, flags >> 1);
	}
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = card_try(pdev, PCI_IRQ_MSIX);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
