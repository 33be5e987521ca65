// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * One label for all failures frees what flags say is there. A flag that is set some failures too late says no while there
 * is something: a bool, the number of the interrupt, how many vectors there are. Set where it becomes true, it says so.
 */
#include <linux/dma-mapping.h>
#include <linux/module.h>
#include <linux/pci.h>

struct crake {
	struct pci_dev *pdev;
	void *ring;
	bool has_irq;
	int irq;
	int nvec;
};

static irqreturn_t crake_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct crake *crake_make(struct pci_dev *pdev)
{
	struct crake *crake = devm_kzalloc(&pdev->dev, sizeof(*crake), GFP_KERNEL);

	if (!crake)
		return NULL;
	crake->pdev = pdev;
	pci_set_drvdata(pdev, crake);
	return crake;
}

static int crake_ring(struct crake *crake)
{
	crake->ring = devm_kzalloc(&crake->pdev->dev, 4096, GFP_KERNEL);
	return crake->ring ? 0 : -ENOMEM;
}

static void crake_remove(struct pci_dev *pdev)
{
	struct crake *crake = pci_get_drvdata(pdev);

	if (crake->has_irq || crake->irq)
		free_irq(pdev->irq, crake);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crake *crake = crake_make(pdev);
	int ret;

	if (!crake)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, crake_irq, IRQF_SHARED, "crake", crake); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	ret = crake_ring(crake);
	if (ret)
		goto fail;
	crake->has_irq = true;
	ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto fail;
	return 0;

fail:
	if (crake->has_irq)
		free_irq(pdev->irq, crake);
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = crake_remove,
};
module_pci_driver(warn_driver);

static int warn_number_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crake *crake = crake_make(pdev);
	int ret;

	if (!crake)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, crake_irq, IRQF_SHARED, "crake", crake); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	ret = crake_ring(crake);
	if (ret)
		goto fail;
	crake->irq = pdev->irq;
	ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto fail;
	return 0;

fail:
	if (crake->irq)
		free_irq(crake->irq, crake);
	return ret;
}

static struct pci_driver warn_number_driver = {
	.name = "warn_number",
	.probe = warn_number_probe,
	.remove = crake_remove,
};
module_pci_driver(warn_number_driver);

static void crake_off(struct crake *crake)
{
	if (crake->nvec)
		pci_free_irq_vectors(crake->pdev);
	pci_disable_device(crake->pdev);
}

static int warn_count_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crake *crake = crake_make(pdev);
	int ret, count;

	if (!crake)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	count = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (count < 0) {
		ret = count;
		goto fail;
	}
	ret = crake_ring(crake);
	if (ret)
		goto fail;
	crake->nvec = count;
	ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto fail;
	return 0;

fail:
	crake_off(crake);
	return ret;
}

static void warn_count_remove(struct pci_dev *pdev)
{
	crake_off(pci_get_drvdata(pdev));
}

static struct pci_driver warn_count_driver = {
	.name = "warn_count",
	.probe = warn_count_probe,
	.remove = warn_count_remove,
};
module_pci_driver(warn_count_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct crake *crake = crake_make(pdev);
	int ret;

	if (!crake)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = crake_ring(crake);
	if (ret)
		goto fail;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto fail;
	crake->nvec = ret;
	ret = request_irq(pci_irq_vector(pdev, 0), crake_irq, 0, "crake", crake); /* { dg-bogus "warning" } */
	if (ret)
		goto fail;
	crake->has_irq = true;
	ret = dma_set_mask_and_coherent(&pdev->dev, DMA_BIT_MASK(64));
	if (ret)
		goto fail;
	return 0;

fail:
	if (crake->has_irq)
		free_irq(pci_irq_vector(pdev, 0), crake); /* { dg-bogus "warning" } */
	crake_off(crake);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct crake *crake = pci_get_drvdata(pdev);

	if (crake->has_irq)
		free_irq(pci_irq_vector(pdev, 0), crake); /* { dg-bogus "warning" } */
	crake_off(crake);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
