// SPDX-License-Identifier: GPL-2.0-or-later
/* Vectors given back in error recovery, which may fail; remove frees again, which then does nothing. */
#include <linux/module.h>
#include <linux/pci.h>

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) < 0) /* { dg-bogus "warning" } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		pci_disable_device(pdev);
	return ret < 0 ? ret : 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);
