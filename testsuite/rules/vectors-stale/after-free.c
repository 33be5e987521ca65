// SPDX-License-Identifier: GPL-2.0-or-later
/* A handler is requested by the number of a vector that has just been freed. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int irq, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	irq = pci_irq_vector(pdev, 0);
	if (pdev->revision < 2)
		pci_free_irq_vectors(pdev);
	ret = request_irq(irq, card_irq, IRQF_SHARED, "card", pdev); /* { dg-warning "vectors-stale" } */
	/* { dg-misuse "M19 S2" "" { target all } .-1 } */
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, (void *)(long)irq);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq((long)pci_get_drvdata(pdev), pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
