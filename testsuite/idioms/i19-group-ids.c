// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I19: groups have ids and nest. Releasing the outer one releases what the inner one holds, closed or not; what was
 * acquired before it stays. After the release the device is as unmanaged as before.
 */
/* { dg-semantics "hybrid" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t crake_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

/* The outer group is released with the inner one, closed, in it: nothing of either is left. */
static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void *outer, *inner;
	int ret;

	outer = devres_open_group(&pdev->dev, NULL, GFP_KERNEL);
	if (!outer)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		goto release;
	inner = devres_open_group(&pdev->dev, NULL, GFP_KERNEL);
	if (!inner) {
		ret = -ENOMEM;
		goto release;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto release;
	ret = devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), crake_irq, 0, "crake", pdev);
	if (ret)
		goto release;
	devres_close_group(&pdev->dev, inner);
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto release;
	devres_close_group(&pdev->dev, outer);
	return 0;

release:
	devres_release_group(&pdev->dev, outer);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

/* A managed attempt that is taken back, then by hand: the second half is unmanaged and has to free. */
static int good_second_try_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void *group;
	int ret;

	group = devres_open_group(&pdev->dev, NULL, GFP_KERNEL);
	if (!group)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	devres_release_group(&pdev->dev, group);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_second_try_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" "sticky in 6.1, but right" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_second_try_driver = {
	.name = "good_second_try",
	.probe = good_second_try_probe,
	.remove = good_second_try_remove,
};
module_pci_driver(good_second_try_driver);

/* The group's release takes the enable; disabling by hand after it is once too often. */
static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void *group;
	int ret;

	group = devres_open_group(&pdev->dev, NULL, GFP_KERNEL);
	if (!group)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0) {
		devres_release_group(&pdev->dev, group);
		pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
		return ret;
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

/* A handler that is not managed outlives the vectors in the group. */
static int warn_handler_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	void *group;
	int ret;

	group = devres_open_group(&pdev->dev, NULL, GFP_KERNEL);
	if (!group)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		goto release;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto release;
	ret = request_irq(pci_irq_vector(pdev, 0), crake_irq, 0, "crake", pdev); /* { dg-warning "handler-leaked" } */
	if (ret)
		goto release;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto release;
	return 0;

release:
	devres_release_group(&pdev->dev, group);
	return ret;
}

static void warn_handler_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_handler_driver = {
	.name = "warn_handler",
	.probe = warn_handler_probe,
	.remove = warn_handler_remove,
};
module_pci_driver(warn_handler_driver);
