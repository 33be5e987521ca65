// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Each child has a handler, which a function frees that the kernel calls for each child. A function that only stops them
 * frees nothing.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct child {
	struct device dev;
	int irq;
};


static irqreturn_t child_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int child_free(struct device *dev, void *data)
{
	struct child *child = container_of(dev, struct child, dev);

	free_irq(child->irq, child); /* { dg-bogus "warning" } */
	device_unregister(dev);
	return 0;
}

static int child_stop(struct device *dev, void *data)
{
	dev_info(dev, "stopped\n");
	return 0;
}

static int child_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct child *child;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = -ENOMEM;
	child = kzalloc(sizeof(*child), GFP_KERNEL);
	if (!child)
		goto free_vectors;
	child->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(child->irq, child_irq, 0, "child", child); /* { dg-bogus "warning" } */
	if (ret)
		goto free_child;
	return 0;

free_child:
	kfree(child);
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	device_for_each_child(&pdev->dev, NULL, child_free);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = child_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	device_for_each_child(&pdev->dev, NULL, child_stop);
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = child_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
