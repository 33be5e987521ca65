// SPDX-License-Identifier: GPL-2.0-or-later
/* Two handlers by one helper, called twice. What fails after that takes off one of them, then the vectors; the twin both. */
/* { dg-semantics "all" } */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct rook {
	struct pci_dev *pdev;
};

static irqreturn_t rook_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

/* The first is the device's, the others are the driver's. */
static noinline int rook_request(struct rook *rook, int nr)
{
	void *owner = nr ? (void *)rook : (void *)rook->pdev;

	return request_irq(pci_irq_vector(rook->pdev, nr), rook_irq, 0, "rook", owner);
}

static struct rook *rook_new(struct pci_dev *pdev)
{
	struct rook *rook;

	rook = devm_kzalloc(&pdev->dev, sizeof(*rook), GFP_KERNEL);
	if (!rook)
		return NULL;
	rook->pdev = pdev;
	pci_set_drvdata(pdev, rook);
	return rook;
}

static void rook_remove(struct pci_dev *pdev)
{
	free_irq(pci_irq_vector(pdev, 1), pci_get_drvdata(pdev)); /* { dg-bogus "warning" } */
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct rook *rook = rook_new(pdev);
	int ret;

	if (!rook)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = rook_request(rook, 0);
	if (ret)
		goto free_vectors;
	ret = rook_request(rook, 1);
	if (ret)
		goto free_first;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto free_first;
	return 0;

free_first:
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = rook_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct rook *rook = rook_new(pdev);
	int ret;

	if (!rook)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = rook_request(rook, 0);
	if (ret)
		goto free_vectors;
	ret = rook_request(rook, 1);
	if (ret)
		goto free_first;
	ret = dma_set_mask(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto free_second;
	return 0;

free_second:
	free_irq(pci_irq_vector(pdev, 1), rook); /* { dg-bogus "warning" } */
free_first:
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = rook_remove,
};
module_pci_driver(good_driver);
