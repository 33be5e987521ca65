// SPDX-License-Identifier: GPL-2.0-or-later
/* What one kind of card does about errors: it disables the device, unless recovery has failed already. */
#include "card.h"

static pci_ers_result_t card_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
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

const struct card_ops card_ops = {
	.error_detected = card_error_detected,
	.slot_reset = card_slot_reset,
};
