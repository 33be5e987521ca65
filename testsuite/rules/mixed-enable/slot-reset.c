// SPDX-License-Identifier: GPL-2.0-or-later
/* slot_reset enables once more and nobody ever disabled: the count stays up. With the disable it is balanced. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device_mem(pdev)) /* { dg-warning "mixed-enable" } { dg-misuse "M10 S3" } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.slot_reset = warn_slot_reset,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
