// SPDX-License-Identifier: GPL-2.0-or-later
/* Down and up again, in suspend and in recovery: run time. The enable in resume is the managed one: once too often. */
#include "kite.h"

static irqreturn_t kite_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

int kite_up(struct pci_dev *pdev)
{
	int ret;

	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	return devm_request_irq(&pdev->dev, pci_irq_vector(pdev, 0), kite_irq, 0, "kite", pdev);
}

void kite_down(struct pci_dev *pdev)
{
	devm_free_irq(&pdev->dev, pci_irq_vector(pdev, 0), pdev);
	pci_free_irq_vectors(pdev); /* { dg-merged "managed-vectors-recycled" } */
}

static int kite_suspend(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);

	kite_down(pdev);
	pci_disable_device(pdev);
	return 0;
}

static int kite_resume(struct device *dev)
{
	struct pci_dev *pdev = to_pci_dev(dev);
	int ret;

	ret = pcim_enable_device(pdev); /* { dg-merged "mixed-enable" "" { target counted } } */
	if (ret)
		return ret;
	return kite_up(pdev);
}

const struct dev_pm_ops kite_pm_ops = {
	.suspend = kite_suspend,
	.resume = kite_resume,
};

static pci_ers_result_t kite_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	kite_down(pdev);
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t kite_slot_reset(struct pci_dev *pdev)
{
	return kite_up(pdev) ? PCI_ERS_RESULT_DISCONNECT : PCI_ERS_RESULT_RECOVERED;
}

const struct pci_error_handlers kite_err_handler = {
	.error_detected = kite_error_detected,
	.slot_reset = kite_slot_reset,
};
