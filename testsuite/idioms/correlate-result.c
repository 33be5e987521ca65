// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Across functions: the result of a helper tells what was obtained, as a kind, a truth, a number of vectors or a number
 * of interrupt. What the caller makes of it decides; the twin takes one kind for another.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

enum swan_mode { SWAN_NONE, SWAN_LINE, SWAN_MSI, SWAN_MSIX };

static irqreturn_t swan_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static enum swan_mode swan_get_mode(struct pci_dev *pdev)
{
	if (pci_alloc_irq_vectors(pdev, 4, 4, PCI_IRQ_MSIX) == 4) /* { dg-bogus "warning" } */
		return SWAN_MSIX;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) > 0) /* { dg-bogus "warning" } */
		return SWAN_MSI;
	return pdev->irq ? SWAN_LINE : SWAN_NONE;
}

static int good_mode_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	enum swan_mode mode;
	int irq, ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	mode = swan_get_mode(pdev);
	if (mode == SWAN_NONE) {
		ret = -ENODEV;
		goto disable;
	}
	irq = pdev->irq;
	if (mode != SWAN_LINE)
		irq = pci_irq_vector(pdev, 0);
	ret = request_irq(irq, swan_irq, mode == SWAN_LINE ? IRQF_SHARED : 0, "swan", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	if (mode >= SWAN_MSI)
		pci_set_drvdata(pdev, pdev);
	return 0;

free_vectors:
	if (mode >= SWAN_MSI)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_mode_remove(struct pci_dev *pdev)
{
	bool vectors = pci_get_drvdata(pdev);
	int irq = pdev->irq;

	if (vectors)
		irq = pci_irq_vector(pdev, 0);
	free_irq(irq, pdev); /* { dg-bogus "warning" } */
	if (vectors)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_mode_driver = {
	.name = "good_mode",
	.probe = good_mode_probe,
	.remove = good_mode_remove,
};
module_pci_driver(good_mode_driver);

/* 0: nothing to worry about; > 0: that many, owned; < 0: none */
static int swan_try(struct pci_dev *pdev)
{
	int ret;

	if (pdev->revision < 2)
		return 0;
	ret = pci_alloc_irq_vectors(pdev, 2, 8, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" "warn_probe" } */
	if (ret < 0)
		return pdev->irq ? 0 : ret;
	return ret;
}

static int good_try_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = swan_try(pdev);
	if (ret < 0)
		goto disable;
	if (ret > 0 && ret < 4) {
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
		ret = -ENOSPC;
		goto disable;
	}
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void swan_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_try_driver = {
	.name = "good_try",
	.probe = good_try_probe,
	.remove = swan_remove,
};
module_pci_driver(good_try_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = swan_try(pdev);
	if (ret < 4) {
		pci_disable_device(pdev);
		return ret < 0 ? ret : -ENOSPC;
	}
	return 0;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = swan_remove,
};
module_pci_driver(warn_driver);
