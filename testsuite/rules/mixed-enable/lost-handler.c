// SPDX-License-Identifier: GPL-2.0-or-later
/* What becomes of the handler hangs on a value that was lost; how often the device is enabled does not. */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	unsigned int mode;
};

irqreturn_t card_irq(int irq, void *data);

static int card_handler(struct card *card)
{
	if (card->mode < 2)
		return 0;
	return request_irq(card->pdev->irq, card_irq, 0, "card", card);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->mode = id->driver_data;
	if (readl(pdev) & 1)
		card->mode = readl(pdev);
	ret = request_irq(pdev->irq, card_irq, 0, "card", pdev);
	if (ret)
		return ret;
	ret = card_handler(card);
	if (ret) {
		free_irq(pdev->irq, pdev);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static pci_ers_result_t warn_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t warn_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device_mem(pdev)) /* { dg-warning mixed-enable } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->mode >= 2)
		free_irq(pdev->irq, card); /* { dg-bogus "warning" } */
	free_irq(pdev->irq, pdev);
}

static const struct pci_error_handlers warn_errors = {
	.error_detected = warn_error_detected,
	.slot_reset = warn_slot_reset,
};

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
	.err_handler = &warn_errors,
};
module_pci_driver(warn_driver);
