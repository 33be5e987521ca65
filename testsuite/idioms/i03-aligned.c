// SPDX-License-Identifier: GPL-2.0-or-later
/* I3: the driver's structure begins at an aligned address in what was allocated; that it is no error pointer is known. */
#include <linux/err.h>
#include <linux/module.h>
#include <linux/pci.h>

#define CARD_ALIGN 32UL

struct card {
	struct pci_dev *pdev;
	size_t pad;
};

static int card_enable(struct pci_dev *pdev)
{
	struct card *card;
	void *mem;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	mem = kzalloc(sizeof(*card) + CARD_ALIGN, GFP_KERNEL);
	if (!mem) {
		ret = -ENOMEM;
		goto disable;
	}
	card = (struct card *)(((unsigned long)mem + CARD_ALIGN - 1) & ~(CARD_ALIGN - 1));
	card->pdev = pdev;
	card->pad = (char *)card - (char *)mem;
	pci_set_drvdata(pdev, card);
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static struct card *card_create(struct pci_dev *pdev)
{
	int ret;

	ret = card_enable(pdev);
	if (ret)
		return ERR_PTR(ret);
	return pci_get_drvdata(pdev);
}

static void card_destroy(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	kfree((char *)card - card->pad);
	pci_disable_device(pdev);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = card_create(pdev);
	if (IS_ERR(card))
		return PTR_ERR(card);
	ret = pci_set_mwi(pdev);
	if (ret)
		card_destroy(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	card_destroy(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
