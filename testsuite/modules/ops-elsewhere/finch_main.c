// SPDX-License-Identifier: GPL-2.0-or-later
/* What remove calls is in a table that is only declared here: the constant one that probe has chosen. */
#include <linux/module.h>
#include "finch.h"

static irqreturn_t finch_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int finch_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct finch *finch;
	int ret;

	finch = devm_kzalloc(&pdev->dev, sizeof(*finch), GFP_KERNEL);
	if (!finch)
		return -ENOMEM;
	finch->ops = &finch_gen2_ops;
	pci_set_drvdata(pdev, finch);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), finch_irq, 0, "finch", finch); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void finch_remove(struct pci_dev *pdev)
{
	struct finch *finch = pci_get_drvdata(pdev);

	finch->ops->irq_exit(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver finch_driver = {
	.name = "finch",
	.probe = finch_probe,
	.remove = finch_remove,
};
module_pci_driver(finch_driver);
MODULE_LICENSE("GPL");
