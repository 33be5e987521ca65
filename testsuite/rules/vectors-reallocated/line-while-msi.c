// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The line interrupt is asked for while MSI is on: 1 is the answer, as if it were granted, and MSI stays on. Right is to free
 * the vector first; and so is a driver that looks up each time which of the two its card has, and is told the same.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

#ifndef PCI_IRQ_INTX
#define PCI_IRQ_INTX PCI_IRQ_LEGACY
#endif

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX); /* { dg-warning "vectors-reallocated" } */
	if (ret < 0)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = card_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	pci_free_irq_vectors(pdev);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = card_remove,
};
module_pci_driver(good_driver);

static const struct pci_device_id good_line_only[] = {
	{ PCI_DEVICE(PCI_VENDOR_ID_STUB, 0x0802) },
	{ }
};

static int good_same_vectors(struct pci_dev *pdev)
{
	int ret;

	if (pci_match_id(good_line_only, pdev))
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_INTX); /* { dg-bogus "warning" } */
	else
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	return ret < 0 ? ret : 0;
}

static int good_same_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	/* there is nothing to free for a line */
	if (!pci_match_id(good_line_only, pdev))
		pci_free_irq_vectors(pdev);
	return 0;
}

static int good_same_resume(struct device *dev)
{
	return good_same_vectors(to_pci_dev(dev));
}

static SIMPLE_DEV_PM_OPS(good_same_pm_ops, good_same_suspend, good_same_resume);

static int good_same_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_same_vectors(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static struct pci_driver good_same_driver = {
	.name = "good-same",
	.probe = good_same_probe,
	.remove = card_remove,
	.driver.pm = &good_same_pm_ops,
};
module_pci_driver(good_same_driver);
