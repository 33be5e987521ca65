// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Handlers requested in two nested loops, and given back by two more: the inner one begins in the middle, the outer one
 * runs at least once. How far the inner one had come is lost.
 */
#include <linux/module.h>
#include <linux/pci.h>

#define CARDS 4
#define LINES 2

static irqreturn_t line_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret, i, j;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, CARDS * LINES, CARDS * LINES, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	for (i = 0; i < CARDS; i++) {
		for (j = 0; j < LINES; j++) {
			ret = request_irq(pci_irq_vector(pdev, i * LINES + j), line_irq, 0, "line", pdev);
			if (ret)
				goto handlers;
		}
	}
	return 0;
handlers:
	do {
		while (--j >= 0)
			free_irq(pci_irq_vector(pdev, i * LINES + j), pdev);
		j = LINES;
	} while (--i >= 0);
	pci_free_irq_vectors(pdev); /* { dg-bogus "vectors-freed-in-use" "" { xfail all } } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	int i;

	for (i = 0; i < CARDS * LINES; i++)
		free_irq(pci_irq_vector(pdev, i), pdev);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
