// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: a second device is there or not; its pointer is only set where it is, and only then used. Code that is not here has
 * the structure in its hands in between, so that whether there is a second one is not known any more.
 */
/* { dg-semantics "hybrid" } */
/* { dg-additional-options "-Wno-maybe-uninitialized" } */
#include <linux/list.h>
#include <linux/module.h>
#include <linux/pci.h>

struct ouzel {
	struct list_head list;
	struct device *dev;
	u32 card;
};

struct ouzel_dev {
	struct device *dev;
	struct ouzel *second;
	int irq;
};

static LIST_HEAD(ouzel_list);

int ouzel_register(struct ouzel_dev *dev);

static irqreturn_t ouzel_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct ouzel *ouzel_find_second(u32 card)
{
	struct ouzel *ouzel;

	list_for_each_entry(ouzel, &ouzel_list, list)
		if (ouzel->card == card)
			return ouzel;
	return NULL;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *second_dev;
	struct ouzel_dev *dev;
	struct ouzel *second;
	int ret;

	dev = devm_kzalloc(&pdev->dev, sizeof(*dev), GFP_KERNEL);
	if (!dev)
		return -ENOMEM;
	dev->dev = &pdev->dev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	second = ouzel_find_second(pdev->bus->number);
	dev->second = second;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	dev->irq = pdev->irq;
	ret = devm_request_irq(dev->dev, dev->irq, ouzel_irq, IRQF_SHARED, "ouzel", dev);
	if (ret)
		return ret;
	if (second) {
		second_dev = container_of(second->dev, struct pci_dev, dev);
		ret = pci_alloc_irq_vectors(second_dev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
		if (ret < 0)
			return ret;
	}
	ret = ouzel_register(dev);
	if (ret)
		goto free_second;
	return 0;

free_second:
	if (dev->second)
		pci_free_irq_vectors(second_dev); /* { dg-bogus "warning" } */
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
