// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * What was requested is noted in an array, number and owner, by a helper called for each of two; undoing goes through the
 * array.
 *
 * Known gap: one element stands for all, so that the second pair is thought to be in both.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct ruff {
	struct pci_dev *pdev;
	int count;
	struct {
		int irq;
		void *id;
	} noted[2];
	int rx, tx;
};

static irqreturn_t ruff_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int ruff_request(struct ruff *ruff, int number, void *id)
{
	int irq = pci_irq_vector(ruff->pdev, number), ret;

	ret = request_irq(irq, ruff_irq, 0, "ruff", id);
	if (ret)
		return ret;
	ruff->noted[ruff->count].irq = irq;
	ruff->noted[ruff->count++].id = id;
	return 0;
}

static void ruff_free(struct ruff *ruff)
{
	while (ruff->count) {
		ruff->count--;
		free_irq(ruff->noted[ruff->count].irq, /* { dg-bogus "warning" "" { xfail all } } */
			 ruff->noted[ruff->count].id);
	}
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ruff *ruff;
	int ret;

	ruff = devm_kzalloc(&pdev->dev, sizeof(*ruff), GFP_KERNEL);
	if (!ruff)
		return -ENOMEM;
	ruff->pdev = pdev;
	pci_set_drvdata(pdev, ruff);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = ruff_request(ruff, 0, &ruff->rx);
	if (ret)
		goto free_vectors;
	ret = ruff_request(ruff, 1, &ruff->tx);
	if (ret)
		goto free_handlers;
	return 0;

free_handlers:
	ruff_free(ruff);
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	ruff_free(pci_get_drvdata(pdev));
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" "" { xfail all } } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
