// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A function for messages that lies in another file frees nothing, as its format says. Of another one nobody can know,
 * while that file is not at hand.
 */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	int nvec;
};

void card_log(struct card *card, const char *format, ...) __attribute__((format(printf, 2, 3)));
void card_tell(struct card *card, const char *text);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		goto disable;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-warning "vectors-leaked" } */
	if (card->nvec < 0)
		goto disable;
	card_log(card, "%d vectors\n", card->nvec);
	return 0;

disable:
	pci_disable_device(pdev);
	return -ENODEV;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);
	u32 id[1] = { 0 };

	pci_read_config_dword(pdev, 4, &id[0]);
	card_log(card, "%4ph gone\n", id);
	if (id[0] > 3)
		return;
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		goto disable;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "vectors-leaked" } */
	if (card->nvec < 0)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return -ENODEV;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	card_tell(card, "gone\n");
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

static int __init both_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}
module_init(both_init);
