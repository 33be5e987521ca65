// SPDX-License-Identifier: GPL-2.0-or-later
/* The handler is freed by a function of another file that takes any pointer, and is given the driver's structure. */
#include <linux/module.h>
#include "linnet.h"

static irqreturn_t linnet_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int linnet_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct linnet *linnet;
	int ret;

	linnet = devm_kzalloc(&pdev->dev, sizeof(*linnet), GFP_KERNEL);
	if (!linnet)
		return -ENOMEM;
	linnet->pdev = pdev;
	pci_set_drvdata(pdev, linnet);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), linnet_irq, 0, "linnet", linnet); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void linnet_remove(struct pci_dev *pdev)
{
	struct linnet *linnet = pci_get_drvdata(pdev);

	linnet_handler_off(linnet);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver linnet_driver = {
	.name = "linnet",
	.probe = linnet_probe,
	.remove = linnet_remove,
};
module_pci_driver(linnet_driver);
MODULE_LICENSE("GPL");
