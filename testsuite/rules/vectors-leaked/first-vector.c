// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pci_irq_vector() does not fail for the first vector where one was granted, so that a negative number says that none
 * was. For the second it may.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t godwit_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int godwit_number(struct pci_dev *pdev, unsigned int nr)
{
	/* { dg-warning vectors-leaked "asked for a second one" { target *-*-* } .+1 } */
	if (pci_alloc_irq_vectors(pdev, 1, 2, PCI_IRQ_MSI) < 1)
		return -ENODEV;
	return pci_irq_vector(pdev, nr);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int irq, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	irq = godwit_number(pdev, 1);
	if (irq < 0) {
		pci_disable_device(pdev);
		return irq;
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static int godwit_first(struct pci_dev *pdev)
{
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) == 1) /* { dg-bogus "warning" } */
		return pci_irq_vector(pdev, 0);
	return -ENODEV;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int irq, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	irq = godwit_first(pdev);
	if (irq < 0) {
		pci_disable_device(pdev);
		return irq;
	}
	ret = request_irq(irq, godwit_irq, 0, "godwit", pdev);
	if (ret) {
		pci_free_irq_vectors(pdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver bar_driver = { .name = "bar", .probe = warn_probe, .remove = warn_remove };
module_pci_driver(bar_driver);
static struct pci_driver black_driver = { .name = "black", .probe = good_probe, .remove = good_remove };
module_pci_driver(black_driver);
MODULE_LICENSE("GPL");
