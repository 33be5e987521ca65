// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Loops in functions in loops take more time than there is. Run coarsely, error_detected ends, and the enable in
 * slot_reset is seen. What happens to the handlers on the way is not asked then. The second driver's slot_reset asks for a
 * state that it has always had: what a short function says is asked coarsely as well.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct lane {
	bool on, up, spare;
	int irq, mode;
};

struct card {
	struct pci_dev *pdev;
	struct lane lanes[8];
	int nlanes, ngroups, nports, state;
};

irqreturn_t card_irq(int irq, void *data);
bool card_busy(void *regs);
extern struct pci_driver steady_driver;

static void card_stop_lane(struct card *card, struct lane *lane)
{
	if (lane->on) {
		free_irq(lane->irq, lane);
		lane->on = false;
	}
	if (lane->up && !card_busy(card)) {
		if (request_irq(lane->irq, card_irq, 0, "card", lane))
			return;
		lane->on = true;
	}
	if (lane->mode == 1)
		lane->mode = card_busy(lane) ? 2 : 3;
	else if (lane->mode == 2)
		lane->up = card_busy(lane);
	else if (lane->spare)
		lane->mode = 1;
}

/* does nothing to the device */
static void card_train(struct card *card, struct lane *lane)
{
	int i;

	for (i = 0; i < card->nlanes; i++) {
		if (card_busy(card))
			lane->mode = 1;
		else if (card_busy(lane))
			lane->mode = 2;
		if (card_busy(lane))
			lane->up = card_busy(card);
		if (lane->spare && card_busy(card))
			lane->spare = card_busy(lane);
	}
}

static void card_stop_group(struct card *card)
{
	int i;

	for (i = 0; i < card->nlanes; i++) {
		card_train(card, &card->lanes[i]);
		card_stop_lane(card, &card->lanes[i]);
		card_train(card, &card->lanes[i]);
		card_train(card, &card->lanes[0]);
	}
}

static void card_stop_port(struct card *card)
{
	int i;

	for (i = 0; i < card->ngroups; i++)
		card_stop_group(card);
}

static void card_stop(struct card *card)
{
	int i;

	for (i = 0; i < card->nports; i++)
		card_stop_port(card);
}

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
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
	card->state = 1;
	pci_set_drvdata(pdev, card);
	return 0;
}

static pci_ers_result_t card_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	card_stop(pci_get_drvdata(pdev));
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t card_slot_reset(struct pci_dev *pdev)
{
	if (pci_enable_device_mem(pdev)) /* { dg-merged mixed-enable } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers card_errors = {
	.error_detected = card_error_detected,
	.slot_reset = card_slot_reset,
};

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.err_handler = &card_errors,
};
module_pci_driver(card_driver);

static int card_state(struct card *card)
{
	return card->state;
}

static pci_ers_result_t steady_slot_reset(struct pci_dev *pdev)
{
	if (card_state(pci_get_drvdata(pdev)) == 1)
		return PCI_ERS_RESULT_RECOVERED;
	if (pci_enable_device_mem(pdev)) /* { dg-bogus "mixed-enable" } */
		return PCI_ERS_RESULT_DISCONNECT;
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers steady_errors = {
	.error_detected = card_error_detected,
	.slot_reset = steady_slot_reset,
};

struct pci_driver steady_driver = {
	.name = "steady",
	.probe = card_probe,
	.err_handler = &steady_errors,
};
