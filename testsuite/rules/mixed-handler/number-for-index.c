// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pci_free_irq() takes the index of a vector, free_irq() the number of its interrupt. Given the one for the other they
 * find nothing.
 */
/* { dg-semantics "all" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t stilt_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int stilt_vectors(struct pci_dev *pdev)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX);
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void stilt_free(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static int pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = stilt_vectors(pdev);

	if (ret)
		return ret;
	ret = pci_request_irq(pdev, 0, stilt_irq, NULL, pdev, "stilt");
	if (ret)
		stilt_free(pdev);
	return ret;
}

static void warn_remove_number(struct pci_dev *pdev)
{
	/* { dg-warning "is given the interrupt number of handler 'stilt_irq', not the vector's index" "" { target *-*-* } .+1 } */
	pci_free_irq(pdev, pci_irq_vector(pdev, 0), pdev);
	stilt_free(pdev);
}

static void good_remove_index(struct pci_dev *pdev)
{
	pci_free_irq(pdev, 0, pdev); /* { dg-bogus "warning" } */
	stilt_free(pdev);
}

static int plain_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret = stilt_vectors(pdev);

	if (ret)
		return ret;
	ret = request_irq(pci_irq_vector(pdev, 0), stilt_irq, 0, "stilt", pdev);
	if (ret)
		stilt_free(pdev);
	return ret;
}

static void warn_remove_index(struct pci_dev *pdev)
{
	free_irq(0, pdev); /* { dg-warning "is given the vector's index of handler 'stilt_irq', not the interrupt number" } */
	stilt_free(pdev);
}

static void good_remove_number(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	stilt_free(pdev);
}

static struct pci_driver black_driver = { .name = "black", .probe = pci_probe, .remove = warn_remove_number };
module_pci_driver(black_driver);
static struct pci_driver winged_driver = { .name = "winged", .probe = pci_probe, .remove = good_remove_index };
module_pci_driver(winged_driver);
static struct pci_driver banded_driver = { .name = "banded", .probe = plain_probe, .remove = warn_remove_index };
module_pci_driver(banded_driver);
static struct pci_driver pied_driver = { .name = "pied", .probe = plain_probe, .remove = good_remove_number };
module_pci_driver(pied_driver);
MODULE_LICENSE("GPL");
