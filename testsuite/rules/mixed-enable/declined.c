// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A positive result of probe is none the core knows; the driver means that the device is not for it. Recovery is written for
 * devices it has taken. Who has taken one and returns a count is bound, too.
 */
/* { dg-semantics "kernels" } */
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
	if (pdev->revision > 4)
		return 1;
	return pci_enable_device(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev)) /* { dg-warning "mixed-enable" } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.slot_reset = warn_slot_reset,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return 4;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
