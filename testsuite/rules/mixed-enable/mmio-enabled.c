// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * mmio_enabled asks for a reset after all: slot_reset enables what error_detected has not disabled. One that says again that
 * the device can recover has not recovered it: resume is not called.
 */
#include <linux/module.h>
#include <linux/pci.h>

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	if (state == pci_channel_io_normal)
		return PCI_ERS_RESULT_CAN_RECOVER;
	pci_disable_device(pdev);
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_mmio_enabled(struct pci_dev *pdev)
{
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_mmio_enabled(struct pci_dev *pdev)
{
	return PCI_ERS_RESULT_RECOVERED;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev)) /* { dg-warning mixed-enable } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev)) /* { dg-bogus mixed-enable } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.mmio_enabled = warn_mmio_enabled,
	.slot_reset = warn_slot_reset,
};

static const struct pci_error_handlers good_err_handler = {
	.error_detected = warn_error_detected,
	.mmio_enabled = good_mmio_enabled,
	.slot_reset = good_slot_reset,
};

static pci_ers_result_t good_undecided_mmio_enabled(struct pci_dev *pdev)
{
	return PCI_ERS_RESULT_CAN_RECOVER;
}

static void good_undecided_resume(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev)) /* { dg-bogus mixed-enable } */
		pci_err(pdev, "lost\n");
}

static const struct pci_error_handlers good_undecided_err_handler = {
	.error_detected = warn_error_detected,
	.mmio_enabled = good_undecided_mmio_enabled,
	.resume = good_undecided_resume,
};

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void card_remove(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = card_probe,
	.remove = card_remove,
	.err_handler = &warn_err_handler,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = card_probe,
	.remove = card_remove,
	.err_handler = &good_err_handler,
};

static struct pci_driver good_undecided_driver = {
	.name = "good_undecided",
	.probe = card_probe,
	.remove = card_remove,
	.err_handler = &good_undecided_err_handler,
};

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	if (!ret)
		ret = pci_register_driver(&good_driver);
	return ret ? ret : pci_register_driver(&good_undecided_driver);
}

module_init(cards_init);
MODULE_LICENSE("GPL");
