// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * shrike_fpga - an accelerator card with up to eight MSI-X vectors, unmanaged
 *
 * Wrong, five times. A failed allocation of memory leaves the device enabled. Where fewer vectors are granted than
 * wanted, their number is returned from probe: the card counts as bound. Where the firmware asks for a single vector,
 * the handler is requested with the number of a vector that is gone. Resume asks for vectors that suspend never freed.
 * And where it gets none, remove frees a handler that suspend has freed already.
 *
 * pcidevres: enable-leaked, count-as-status, vectors-stale, vectors-reallocated, handler-not-installed. See shrike_fpga_fixed.c.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/slab.h>

#define SHRIKE_VECTORS		8
#define SHRIKE_SINGLE		0x42	/* revision that wants one MSI */

struct shrike {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t shrike_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int shrike_alloc_vectors(struct shrike *shrike)
{
	struct pci_dev *pdev = shrike->pdev;
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, SHRIKE_VECTORS, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	if (ret != SHRIKE_VECTORS) {
		pci_free_irq_vectors(pdev);
		return ret;
	}
	shrike->irq = pci_irq_vector(pdev, 0);
	if (pdev->revision == SHRIKE_SINGLE) {
		pci_free_irq_vectors(pdev);
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
		if (ret < 0)
			return ret;
	}
	return 0;
}

static int shrike_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct shrike *shrike;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	shrike = kzalloc(sizeof(*shrike), GFP_KERNEL);
	if (!shrike)
		return -ENOMEM;
	shrike->pdev = pdev;

	ret = shrike_alloc_vectors(shrike);
	if (ret)
		goto free_shrike;
	ret = request_irq(shrike->irq, shrike_irq, 0, "shrike", shrike);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, shrike);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
free_shrike:
	kfree(shrike);
	pci_disable_device(pdev);
	return ret;
}

static void shrike_remove(struct pci_dev *pdev)
{
	struct shrike *shrike = pci_get_drvdata(pdev);

	free_irq(shrike->irq, shrike);
	pci_free_irq_vectors(pdev);
	kfree(shrike);
	pci_disable_device(pdev);
}

static int shrike_suspend(struct device *dev)
{
	struct shrike *shrike = dev_get_drvdata(dev);

	free_irq(shrike->irq, shrike);
	return 0;
}

static int shrike_resume(struct device *dev)
{
	struct shrike *shrike = dev_get_drvdata(dev);
	int ret;

	ret = shrike_alloc_vectors(shrike);
	if (ret)
		return ret;
	return request_irq(shrike->irq, shrike_irq, 0, "shrike", shrike);
}

static SIMPLE_DEV_PM_OPS(shrike_pm_ops, shrike_suspend, shrike_resume);

static const struct pci_device_id shrike_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0c01) },
	{ }
};
MODULE_DEVICE_TABLE(pci, shrike_ids);

static struct pci_driver shrike_driver = {
	.name = "shrike",
	.id_table = shrike_ids,
	.probe = shrike_probe,
	.remove = shrike_remove,
	.driver.pm = &shrike_pm_ops,
};
module_pci_driver(shrike_driver);
