// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A loop that sleeps until an interrupt or another thread has set a flag, or cleared one: what comes behind it is reached,
 * whatever the driver itself stored last.
 */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int ready;
	enum { CARD_OFF, CARD_BOOTING, CARD_UP } state;
	unsigned int loading:1, in_reset:1;
	bool running;
};

static irqreturn_t card_irq(int irq, void *data)
{
	struct card *card = data;

	card->ready = 1;
	card->loading = 0;
	return IRQ_HANDLED;
}

/* with a number of turns at most */
static int card_wait(struct card *card)
{
	int i;

	for (i = 0; i < 100; i++) {
		if (card->ready)
			break;
		msleep(10);
	}
	return card->ready ? 0 : -ETIMEDOUT;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = devm_request_irq(&pdev->dev, pdev->irq, card_irq, 0, "warn", card);
	if (ret)
		goto disable;
	card->ready = 0;
	ret = card_wait(card);
	if (ret)
		goto disable;
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	pci_set_drvdata(pdev, card);
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* What probe leaves set, somebody clears before remove goes on: either of two, a number of times and for ever. */
static int warn_probe_loading(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->pdev = pdev;
	card->loading = 1;
	pci_set_drvdata(pdev, card);
	return pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI) < 0 ? -ENODEV : 0;
}

static void warn_remove_loading(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int turns = 100;

	do {
		if (card->in_reset || card->loading)
			msleep(1);
		else
			break;
	} while (--turns);
	if (!turns)
		return;
	pci_free_irq_vectors(card->pdev); /* { dg-warning "managed-vectors-freed" } */
}

static struct pci_driver warn_driver_loading = {
	.name = "warn_loading",
	.probe = warn_probe_loading,
	.remove = warn_remove_loading,
};
module_pci_driver(warn_driver_loading);

/* a certain state, for as long as it takes */
static int warn_probe_state(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->state = CARD_OFF;
	while (card->state != CARD_UP)
		usleep_range(100, 200);
	if (card->state == CARD_OFF)
		return -EIO;
	pci_set_drvdata(pdev, card);
	return pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI) < 0 ? -EIO : 0;
}

static void warn_remove_state(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
}

static struct pci_driver warn_driver_state = {
	.name = "warn_state",
	.probe = warn_probe_state,
	.remove = warn_remove_state,
};
module_pci_driver(warn_driver_state);

/* Nothing is waited for where the driver itself has said so: it does not time out. */
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
	ret = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		goto disable;
	pci_set_drvdata(pdev, card);
	card->ready = 1;
	ret = card_wait(card);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* A loop that does not wait finds what the driver stored. */
static int good_probe_count(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret, i;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->running = false;
	pci_set_drvdata(pdev, card);
	for (i = 0; i < 4; i++) {
		if (card->running)
			break;
		pci_set_master(pdev);
	}
	if (card->running)
		return 0;
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return -ENODEV;
}

static struct pci_driver good_driver_count = {
	.name = "good_count",
	.probe = good_probe_count,
};
module_pci_driver(good_driver_count);
