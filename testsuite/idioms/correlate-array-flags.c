// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Each vector has a structure in an array, with its number and a flag that a handler is on it; what has the flag is freed,
 * by a helper that skips the others, from probe's error path as from remove. The twin's remove skips all.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct gadwall_vector {
	int irq;
	bool requested;
};

struct gadwall {
	struct pci_dev *pdev;
	struct gadwall_vector vectors[4];
	int nvec;
};

static irqreturn_t gadwall_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void gadwall_free_irqs(struct gadwall *g)
{
	int i;

	for (i = 0; i < g->nvec; i++) {
		struct gadwall_vector *vector = &g->vectors[i];

		if (!vector->requested)
			continue;
		free_irq(vector->irq, vector); /* { dg-bogus "warning" } */
		vector->requested = false;
	}
}

static int gadwall_request_irqs(struct gadwall *g)
{
	int i, ret;

	for (i = 0; i < g->nvec; i++) {
		struct gadwall_vector *vector = &g->vectors[i];

		vector->irq = pci_irq_vector(g->pdev, i);
		ret = request_irq(vector->irq, gadwall_irq, 0, "gadwall", vector); /* { dg-bogus "warning" } */
		if (ret)
			return ret;
		vector->requested = true;
	}
	return 0;
}

static int gadwall_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct gadwall *g;
	int ret;

	g = devm_kzalloc(&pdev->dev, sizeof(*g), GFP_KERNEL);
	if (!g)
		return -ENOMEM;
	g->pdev = pdev;
	pci_set_drvdata(pdev, g);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	g->nvec = ret;
	ret = gadwall_request_irqs(g);
	if (ret)
		goto free_irqs;
	return 0;

free_irqs:
	gadwall_free_irqs(g);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct gadwall *g = pci_get_drvdata(pdev);

	gadwall_free_irqs(g);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = gadwall_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct gadwall *g = pci_get_drvdata(pdev);

	g->nvec = 0;
	gadwall_free_irqs(g);
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = gadwall_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
