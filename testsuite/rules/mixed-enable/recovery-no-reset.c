// SPDX-License-Identifier: GPL-2.0-or-later
/* error_detected disables, then says the device has recovered: no slot_reset follows, remove disables again. */
#include <linux/module.h>
#include <linux/pci.h>

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	pci_disable_device(pdev);
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-warning "mixed-enable" "" { target all } 0 } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.err_handler = &warn_err_handler,
};
module_pci_driver(warn_driver);
