// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I7: pcim_ in probe, pci_ in error recovery, of the same device. With a disable in error_detected that is a pair where
 * enables count (in 6.1 the disable takes the device from devres for good); without it slot_reset is one too many.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int grouse_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pcim_enable_device(pdev);
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device_mem(pdev)) /* { dg-warning "mixed-enable" "left to nobody" { target 6.1 } } */
		return PCI_ERS_RESULT_DISCONNECT;
	pci_set_master(pdev);
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = grouse_probe,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device_mem(pdev)) /* { dg-warning "mixed-enable" } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.slot_reset = warn_slot_reset,
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = grouse_probe,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
