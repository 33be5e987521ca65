// SPDX-License-Identifier: GPL-2.0-or-later
/* error_detected frees the handler; recovery fails, and remove frees it again. The other driver's remove looks. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	bool requested;
};

irqreturn_t card_irq(int irq, void *data);

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct card *card = pci_get_drvdata(pdev);

	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	free_irq(pdev->irq, card);
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card))
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct card *card = pci_get_drvdata(pdev);

	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	free_irq(pdev->irq, card); /* { dg-bogus handler-not-installed } */
	card->requested = false;
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card))
		return PCI_ERS_RESULT_DISCONNECT;
	card->requested = true;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers warn_err_handler = {
	.error_detected = warn_error_detected,
	.slot_reset = warn_slot_reset,
};

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	card->requested = true;
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pci_get_drvdata(pdev)); /* { dg-warning handler-not-installed } */
	pci_disable_device(pdev);
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->requested)
		free_irq(pdev->irq, card); /* { dg-bogus handler-not-installed } */
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = card_probe,
	.remove = warn_remove,
	.err_handler = &warn_err_handler,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = card_probe,
	.remove = good_remove,
	.err_handler = &good_err_handler,
};

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(cards_init);
MODULE_LICENSE("GPL");
