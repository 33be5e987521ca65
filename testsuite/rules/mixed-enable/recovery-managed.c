// SPDX-License-Identifier: GPL-2.0-or-later
/* Error recovery that disables and enables again a managed device: balanced where enables are counted. */
/* { dg-semantics "counted" } */
#include <linux/module.h>
#include <linux/pci.h>

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev)) /* { dg-bogus "warning" } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);
