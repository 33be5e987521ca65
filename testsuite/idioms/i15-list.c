// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I15: functions of one card meet in a list of the module. The first one finds the second there and takes vectors on its
 * device too, which is reached through the second one's structure; it gives them back and leaves its own to devres.
 */
/* { dg-semantics "hybrid" } */
#include <linux/list.h>
#include <linux/module.h>
#include <linux/pci.h>

struct ouzel {
	struct list_head list;
	struct device *dev;
	u32 card;
};

struct ouzel_dev {
	struct ouzel *second;
};

static LIST_HEAD(ouzel_list);

static struct ouzel *ouzel_find_second(u32 card)
{
	struct ouzel *ouzel;

	list_for_each_entry(ouzel, &ouzel_list, list)
		if (ouzel->card == card)
			return ouzel;
	return NULL;
}

static int good_second_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ouzel *ouzel;
	int ret;

	ouzel = devm_kzalloc(&pdev->dev, sizeof(*ouzel), GFP_KERNEL);
	if (!ouzel)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ouzel->dev = &pdev->dev;
	ouzel->card = pdev->bus->number;
	list_add(&ouzel->list, &ouzel_list);
	return 0;
}

static struct pci_driver good_second_driver = {
	.name = "good_second",
	.probe = good_second_probe,
};
module_pci_driver(good_second_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct ouzel_dev *dev;
	struct pci_dev *second;
	int ret;

	dev = devm_kzalloc(&pdev->dev, sizeof(*dev), GFP_KERNEL);
	if (!dev)
		return -ENOMEM;
	pci_set_drvdata(pdev, dev);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	dev->second = ouzel_find_second(pdev->bus->number);
	if (!dev->second)
		return 0;
	second = to_pci_dev(dev->second->dev);
	ret = pci_alloc_irq_vectors(second, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct ouzel_dev *dev = pci_get_drvdata(pdev);

	if (dev->second)
		pci_free_irq_vectors(to_pci_dev(dev->second->dev)); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
