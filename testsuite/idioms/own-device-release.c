// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The driver registers a device of its own, whose release function gives everything back. All that remove does is to
 * unregister it: what that comes to nobody sees.
 */
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

struct dunlin {
	struct device dev;
	struct pci_dev *pdev;
};

static void dunlin_release(struct device *dev)
{
	struct dunlin *dunlin = container_of(dev, struct dunlin, dev);

	pci_free_irq_vectors(dunlin->pdev);
	pci_disable_device(dunlin->pdev);
	kfree(dunlin);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dunlin *dunlin = kzalloc(sizeof(*dunlin), GFP_KERNEL);
	int ret;

	if (!dunlin)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-bogus "enable-leaked" } */
	if (ret)
		goto free;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	dunlin->pdev = pdev;
	dunlin->dev.parent = &pdev->dev;
	dunlin->dev.release = dunlin_release;
	pci_set_drvdata(pdev, dunlin);
	ret = device_register(&dunlin->dev);
	if (ret)
		put_device(&dunlin->dev);
	return ret;
disable:
	pci_disable_device(pdev);
free:
	kfree(dunlin);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct dunlin *dunlin = pci_get_drvdata(pdev);

	device_unregister(&dunlin->dev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
