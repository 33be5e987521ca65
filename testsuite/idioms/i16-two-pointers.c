// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I16: two pointers of one type in one function. Of helpers that take both, each keeps its own; the twin hands them over
 * the wrong way round.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct snipe_pair {
	struct pci_dev *front, *back;
};

static irqreturn_t snipe_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void snipe_quiet(struct pci_dev *own, struct pci_dev *back)
{
	if (own == back)
		return;
	pci_free_irq_vectors(back); /* { dg-warning "vectors-freed-in-use" "warn_remove swaps them" } */
}

static int snipe_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snipe_pair *pair;
	int ret;

	pair = devm_kzalloc(&pdev->dev, sizeof(*pair), GFP_KERNEL);
	if (!pair)
		return -ENOMEM;
	pair->front = pdev;
	pair->back = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (!pair->back)
		return -ENODEV;
	pci_set_drvdata(pdev, pair);
	ret = pcim_enable_device(pair->front);
	if (ret)
		goto put;
	ret = pci_alloc_irq_vectors(pair->front, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto put;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pair->front, 0), snipe_irq, 0, "snipe", pair);
	if (ret)
		goto put;
	ret = pci_alloc_irq_vectors(pair->back, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto put;
	return 0;

put:
	pci_dev_put(pair->back);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct snipe_pair *pair = pci_get_drvdata(pdev);

	snipe_quiet(pair->front, pair->back);
	pci_dev_put(pair->back);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = snipe_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	struct snipe_pair *pair = pci_get_drvdata(pdev);

	snipe_quiet(pair->back, pair->front);
	pci_dev_put(pair->back);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = snipe_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
