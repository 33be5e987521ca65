// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * The library has all of the driver's life in it: probe, remove, suspend, resume, recovery. Here all of it adds up.
 */
#include <linux/module.h>
#include "../bus.h"

static irqreturn_t bus_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int bus_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), bus_irq, 0, "bus", pdev);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}
EXPORT_SYMBOL_GPL(bus_pci_probe);

void bus_pci_remove(struct pci_dev *pdev)
{
	/* also after a resume that failed: with neither vectors nor handler, or with the vectors alone */
	free_irq(pci_irq_vector(pdev, 0), pdev); /* { dg-merged "vectors-stale" } { dg-merged "handler-not-installed" } */
	pci_free_irq_vectors(pdev);
	if (pci_is_enabled(pdev)) /* recovery may have failed */
		pci_disable_device(pdev);
}
EXPORT_SYMBOL_GPL(bus_pci_remove);

static int bus_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	free_irq(pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev);
	return 0;
}

static int bus_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return request_irq(pci_irq_vector(pdev, 0), bus_irq, 0, "bus", pdev);
}

const struct dev_pm_ops bus_pm_ops = {
	.suspend = bus_suspend,
	.resume = bus_resume,
};
EXPORT_SYMBOL_GPL(bus_pm_ops);

static pci_ers_result_t bus_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	pci_disable_device(pdev);
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t bus_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device_mem(pdev))
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

const struct pci_error_handlers bus_err_handler = {
	.error_detected = bus_error_detected,
	.slot_reset = bus_slot_reset,
};
EXPORT_SYMBOL_GPL(bus_err_handler);
MODULE_LICENSE("GPL");
