// SPDX-License-Identifier: GPL-2.0-or-later
/* Too few vectors are given back for the line interrupt: pci_irq_vector() then gives the number of the line. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#ifndef PCI_IRQ_INTX
#define PCI_IRQ_INTX PCI_IRQ_LEGACY
#endif

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int nvec, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	nvec = pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (nvec != 2) {
		if (nvec == 1)
			pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		nvec = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX); /* { dg-bogus "warning" } */
		if (nvec < 0) {
			ret = nvec;
			goto disable;
		}
	}
	ret = request_irq(pci_irq_vector(pdev, 0), card_irq, IRQF_SHARED, "card", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	if (nvec == 2) {
		ret = request_irq(pci_irq_vector(pdev, 1), card_irq, 0, "card-rx", pdev); /* { dg-bogus "warning" } */
		if (ret)
			goto free_handler;
	}
	pci_set_drvdata(pdev, (void *)(long)nvec);
	return 0;

free_handler:
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	if ((long)pci_get_drvdata(pdev) == 2)
		free_irq(pci_irq_vector(pdev, 1), pdev); /* { dg-bogus "warning" } */
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
