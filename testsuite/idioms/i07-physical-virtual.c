// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I7: one driver, one pair of callbacks, two ways: the physical function is enabled by hand, a virtual one as managed.
 * Remove asks the device what it is; the twin forgets to.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static irqreturn_t grouse_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int grouse_pf_probe(struct pci_dev *pdev)
{
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), grouse_irq, 0, "grouse", pdev); /* { dg-bogus "warning" } */
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static int grouse_vf_probe(struct pci_dev *pdev)
{
	return pcim_enable_device(pdev);
}

static int grouse_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	if (pdev->is_virtfn)
		return grouse_vf_probe(pdev);
	return grouse_pf_probe(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	if (pdev->is_virtfn)
		return;
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = grouse_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static void warn_remove(struct pci_dev *pdev)
{
	if (!pdev->is_virtfn) {
		free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-bogus "warning" } */
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	}
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" "" { target counted } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = grouse_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
