// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I2: flags in one word. That others of it are set and cleared on the way, by functions that do nothing else, where ways meet
 * and in loops, changes nothing for the one that says what is held.
 */
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_MSI	0x01
#define CARD_DOWN	0x02
#define CARD_RESETTING	0x04
#define CARD_DISABLED	0x08
#define CARD_CAP(n)	(0x100 << (n))

struct card {
	struct pci_dev *pdev;
	unsigned int flags, model;
};

/* too long to be worth a run each time */
static void card_find_caps(struct card *card)
{
	if (card->model == 1)
		card->flags |= CARD_CAP(0);
	if (card->model == 2)
		card->flags |= CARD_CAP(1) | CARD_CAP(2);
	if (card->model == 3)
		card->flags &= ~CARD_CAP(0);
	if (card->model == 4)
		card->flags |= CARD_CAP(3);
	if (card->model == 5)
		card->flags |= CARD_CAP(4);
	if (card->model == 6)
		card->flags &= ~CARD_CAP(5);
	if (card->model == 7)
		card->flags |= CARD_CAP(6);
	if (card->model == 8)
		card->flags |= CARD_CAP(7);
	if (card->model == 9)
		card->flags &= ~CARD_CAP(8);
	if (card->model == 10)
		card->flags |= CARD_CAP(9);
	if (card->model == 11)
		card->flags |= CARD_CAP(10);
	if (card->model == 12)
		card->flags &= ~CARD_CAP(11);
}

static void card_stop(struct card *card)
{
	int i;

	for (i = 0; i < 50; i++) {
		if (!(card->flags & CARD_RESETTING))
			break;
		card->flags |= CARD_RESETTING;
	}
	if (card->model > 4)
		card->flags |= CARD_DOWN;
	card->flags &= ~CARD_RESETTING;
	card_find_caps(card);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->pdev = pdev;
	card->model = id->driver_data;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) > 0) /* { dg-bogus "warning" } */
		card->flags |= CARD_MSI;
	card_stop(card);
	pci_set_drvdata(pdev, card);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_stop(card);
	if (card->flags & CARD_MSI)
		pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	if (!(card->flags & CARD_DISABLED))
		pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static pci_ers_result_t good_error_detected(struct pci_dev *pdev, pci_channel_state_t state)
{
	struct card *card = pci_get_drvdata(pdev);

	if (state == pci_channel_io_perm_failure)
		return PCI_ERS_RESULT_DISCONNECT;
	card_stop(card);
	if (!(card->flags & CARD_DISABLED)) {
		card->flags |= CARD_DISABLED;
		pci_disable_device(pdev);
	}
	return PCI_ERS_RESULT_NEED_RESET;
}

static pci_ers_result_t good_slot_reset(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (pci_enable_device(pdev))
		return PCI_ERS_RESULT_DISCONNECT;
	card->flags &= ~CARD_DISABLED;
	card_find_caps(card);
	return PCI_ERS_RESULT_RECOVERED;
}

static const struct pci_error_handlers good_err_handler = {
	.error_detected = good_error_detected,
	.slot_reset = good_slot_reset,
};

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
	.err_handler = &good_err_handler,
};
module_pci_driver(good_driver);

struct pair {
	unsigned int flags[2], model;
};

/* another element's flags: all may change, here too */
static void pair_swap(struct pair *pair)
{
	if (pair->model == 1)
		pair->flags[0] = pair->flags[1] | CARD_CAP(0);
	if (pair->model == 2)
		pair->flags[0] = pair->flags[1] | CARD_CAP(1) | CARD_CAP(2);
	if (pair->model == 3)
		pair->flags[0] = pair->flags[1] & ~CARD_CAP(0);
	if (pair->model == 4)
		pair->flags[0] = pair->flags[1] | CARD_CAP(3);
	if (pair->model == 5)
		pair->flags[0] = pair->flags[1] | CARD_CAP(4);
	if (pair->model == 6)
		pair->flags[0] = pair->flags[1] & ~CARD_CAP(5);
	if (pair->model == 7)
		pair->flags[0] = pair->flags[1] | CARD_CAP(6);
	if (pair->model == 8)
		pair->flags[0] = pair->flags[1] | CARD_CAP(7);
	if (pair->model == 9)
		pair->flags[0] = pair->flags[1] & ~CARD_CAP(8);
	if (pair->model == 10)
		pair->flags[0] = pair->flags[1] | CARD_CAP(9);
	if (pair->model == 11)
		pair->flags[0] = pair->flags[1];
}

static int good_pair_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pair *pair;
	int ret;

	pair = devm_kzalloc(&pdev->dev, sizeof(*pair), GFP_KERNEL);
	if (!pair)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pair->model = id->driver_data;
	pair->flags[0] = 0;
	if (pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI) < 0) { /* { dg-bogus "warning" } */
		pci_disable_device(pdev);
		return -ENODEV;
	}
	pair->flags[1] = CARD_MSI;
	pair_swap(pair);
	pci_set_drvdata(pdev, pair);
	return 0;
}

static void good_pair_remove(struct pci_dev *pdev)
{
	struct pair *pair = pci_get_drvdata(pdev);

	if (pair->flags[0] & CARD_MSI)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_pair_driver = {
	.name = "good_pair",
	.probe = good_pair_probe,
	.remove = good_pair_remove,
};
module_pci_driver(good_pair_driver);

/* the flag that is tested is another */
static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card->flags &= ~CARD_RESETTING;
	card_find_caps(card);
	pci_free_irq_vectors(pdev);
	if (!(card->flags & CARD_RESETTING))
		pci_disable_device(pdev); /* { dg-warning "mixed-enable" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = good_probe,
	.remove = warn_remove,
	.err_handler = &good_err_handler,
};
module_pci_driver(warn_driver);
