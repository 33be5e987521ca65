// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * An error that is not fatal: error_detected answers that the device can recover, and no reset follows, but resume does. One
 * driver has freed its vectors in the other case only, and asks for them all the same.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	bool stopped;
};

static int card_vectors(struct card *card)
{
	int ret = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-warning vectors-reallocated } */

	return ret < 0 ? ret : 0;
}

static int good_vectors(struct card *card)
{
	int ret = pci_alloc_irq_vectors(card->pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus vectors-reallocated } */

	return ret < 0 ? ret : 0;
}

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	if (state == pci_channel_io_normal)
		return PCI_ERS_RESULT_CAN_RECOVER;
	pci_free_irq_vectors(pdev);
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct card *card = pci_get_drvdata(pdev);

	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	if (state == pci_channel_io_normal)
		return PCI_ERS_RESULT_CAN_RECOVER;
	pci_free_irq_vectors(pdev);
	card->stopped = true;
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t card_slot_reset(struct pci_dev *pdev)
{
	pci_restore_state(pdev);
	return PCI_ERS_RESULT_RECOVERED;
}

static void warn_resume(struct pci_dev *pdev)
{
	card_vectors(pci_get_drvdata(pdev));
}

static void good_resume(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->stopped)
		good_vectors(card);
	card->stopped = false;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.slot_reset = card_slot_reset,
	.resume = warn_resume,
};

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = card_slot_reset,
	.resume = good_resume,
};

static struct card *card_new(struct pci_dev *pdev)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	if (!card || pci_enable_device(pdev))
		return NULL;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	return card;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret;

	if (!card)
		return -ENODEV;
	ret = card_vectors(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = card_new(pdev);
	int ret;

	if (!card)
		return -ENODEV;
	ret = good_vectors(card);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = card_remove,
	.err_handler = &warn_err_handler,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = card_remove,
	.err_handler = &good_err_handler,
};

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(cards_init);
MODULE_LICENSE("GPL");
