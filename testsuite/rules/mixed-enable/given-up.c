// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * slot_reset cannot enable the device: recovery has failed, and error_detected runs once more to be told so. One driver
 * disables whatever it is told, one only what it has not given up. Before 7.3 nobody is told.
 */
/* { dg-semantics "kernels" } */
#include <linux/module.h>
#include <linux/pci.h>

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	pci_disable_device(pdev); /* { dg-warning mixed-enable "" { target 7.3 } } */
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	pci_disable_device(pdev); /* { dg-bogus mixed-enable } */
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t card_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device(pdev))
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.slot_reset = card_slot_reset,
};

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = card_slot_reset,
};

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return pci_enable_device(pdev);
}

static void card_remove(struct pci_dev *pdev)
{
	if (pci_is_enabled(pdev))
		pci_disable_device(pdev); /* { dg-bogus mixed-enable } */
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

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

static void __exit cards_exit(void)
{
	pci_unregister_driver(&good_driver);
	pci_unregister_driver(&warn_driver);
}

module_init(cards_init);
module_exit(cards_exit);
MODULE_LICENSE("GPL");
