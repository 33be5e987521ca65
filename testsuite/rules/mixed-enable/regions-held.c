// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * slot_reset enables and requests; error_detected undoes both where the channel is frozen. Where it does not, the regions are
 * still held: the request in slot_reset fails, and the error path takes the enable back.
 */
/* { dg-semantics "kernels" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int mask;
};

static int card_setup(struct card *card)
{
	int ret;

	ret = pci_enable_device(card->pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = pci_request_selected_regions(card->pdev, card->mask, "card");
	if (ret)
		pci_disable_device(card->pdev);
	return ret;
}

static void card_cleanup(struct card *card)
{
	if (pci_is_enabled(card->pdev)) {
		pci_release_selected_regions(card->pdev, card->mask);
		pci_disable_device(card->pdev); /* { dg-bogus "warning" } */
	}
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_normal)
		return PCI_ERS_RESULT_CAN_RECOVER;
	if (state == pci_channel_io_frozen)
		card_cleanup(pci_get_drvdata(pdev));
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	return card_setup(pci_get_drvdata(pdev)) ? PCI_ERS_RESULT_DISCONNECT : PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->mask = pci_select_bars(pdev, IORESOURCE_MEM);
	pci_set_drvdata(pdev, card);
	return card_setup(card);
}

static void good_remove(struct pci_dev *pdev)
{
	card_cleanup(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);
