// SPDX-License-Identifier: GPL-2.0-or-later
/* Handlers from a table with an end mark, each vector with a function of its own, undone backwards. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct handler {
	irq_handler_t fn;
	const char *name;
};

static irqreturn_t rx_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t tx_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static const struct handler handlers[] = {
	{ rx_irq, "card-rx" },
	{ tx_irq, "card-tx" },
	{ }
};

static int card_install(struct pci_dev *pdev)
{
	const struct handler *h;
	int ret;

	for (h = handlers; h->fn; h++) {
		ret = pci_request_irq(pdev, h - handlers, h->fn, NULL, pdev, "%s", h->name); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (h-- > handlers)
		pci_free_irq(pdev, h - handlers, pdev); /* { dg-bogus "warning" } */
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = card_install(pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	const struct handler *h;

	for (h = handlers; h->fn; h++)
		pci_free_irq(pdev, h - handlers, pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
