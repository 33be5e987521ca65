// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A bit of a word as a lock: who has set it goes to sleep until somebody has cleared it. The other bits of the word stay what
 * they are.
 */
#include <linux/bitops.h>
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/pci.h>

enum { CARD_RESETTING, CARD_MSI, CARD_DOWN };

#define CARD_READY 1
#define CARD_FAILED 2

struct card {
	struct pci_dev *pdev;
	unsigned long state;
	u32 flags;
	bool up;
};

static int card_start(struct pci_dev *pdev, struct card *card)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	set_bit(CARD_RESETTING, &card->state); /* work that clears it is under way */
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning vectors-leaked } */
	if (ret < 0)
		clear_bit(CARD_MSI, &card->state);
	else
		set_bit(CARD_MSI, &card->state);
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	while (test_and_set_bit(CARD_RESETTING, &card->state))
		msleep(10);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};

/* no locking, only looking; and not for ever */
static void warn_patient_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	int count = 100;

	while (test_bit(CARD_RESETTING, &card->state) && count--)
		msleep(10);
	while (!test_bit(CARD_DOWN, &card->state))
		msleep(10);
	pci_disable_device(pdev);
}

static struct pci_driver warn_patient_driver = {
	.name = "warn_patient",
	.probe = warn_probe,
	.remove = warn_patient_remove,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	set_bit(CARD_RESETTING, &card->state);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus vectors-leaked } */
	if (ret == 1)
		set_bit(CARD_MSI, &card->state);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	while (test_and_set_bit(CARD_RESETTING, &card->state))
		msleep(10);
	if (test_bit(CARD_MSI, &card->state))
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

/* two bits of one word, either of which ends the loop */
static int card_boot(struct card *card)
{
	u32 flags;

	card->flags = 0;
	for (;;) {
		flags = card->flags;
		if (flags & CARD_FAILED)
			return -EIO;
		if (flags & CARD_READY)
			break;
		msleep(1);
	}
	return 0;
}

static int warn_boot_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-warning enable-leaked } */
	if (ret)
		return ret;
	ret = card_boot(card);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning vectors-leaked } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void warn_boot_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_boot_driver = {
	.name = "warn_boot",
	.probe = warn_boot_probe,
	.remove = warn_boot_remove,
};

/* READ_ONCE() takes the address of the member in each turn */
static int warn_once_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card->up = false;
	while (!READ_ONCE(card->up))
		msleep(1);
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning vectors-leaked } */
	if (ret < 0) {
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static struct pci_driver warn_once_driver = {
	.name = "warn_once",
	.probe = warn_once_probe,
	.remove = warn_boot_remove,
};

static int __init cards_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	if (!ret)
		ret = pci_register_driver(&warn_patient_driver);
	if (!ret)
		ret = pci_register_driver(&warn_boot_driver);
	if (!ret)
		ret = pci_register_driver(&warn_once_driver);
	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(cards_init);
MODULE_LICENSE("GPL");
