// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A sound card: snd_device_ops.dev_free gives back what create() took, when the core frees the card, on errors and in
 * remove.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <sound/core.h>

struct lark {
	struct pci_dev *pdev;
	struct snd_card *card;
	int irq;
};

static irqreturn_t lark_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_dev_free(struct snd_device *dev)
{
	struct lark *lark = dev->device_data;

	if (lark->irq >= 0)
		free_irq(lark->irq, lark); /* { dg-bogus "warning" } */
	pci_disable_msi(lark->pdev); /* { dg-bogus "warning" } */
	pci_disable_device(lark->pdev); /* { dg-bogus "warning" } */
	return 0;
}

static const struct snd_device_ops good_dev_ops = {
	.dev_free = good_dev_free,
};

static int good_create(struct snd_card *card, struct pci_dev *pdev)
{
	struct lark *lark;
	int ret;

	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	lark = devm_kzalloc(&pdev->dev, sizeof(*lark), GFP_KERNEL);
	if (!lark) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	lark->pdev = pdev;
	lark->card = card;
	lark->irq = -1;
	ret = snd_device_new(card, SNDRV_DEV_LOWLEVEL, lark, &good_dev_ops);
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	if (pci_enable_msi(pdev)) /* { dg-bogus "warning" } */
		pci_info(pdev, "using the line\n");
	if (request_irq(pdev->irq, lark_irq, IRQF_SHARED, "lark", lark)) /* { dg-bogus "warning" } */
		return -EBUSY;
	lark->irq = pdev->irq;
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snd_card *card;
	int ret;

	ret = snd_card_new(&pdev->dev, -1, NULL, THIS_MODULE, 0, &card);
	if (ret)
		return ret;
	ret = good_create(card, pdev);
	if (ret)
		goto free_card;
	ret = snd_card_register(card);
	if (ret)
		goto free_card;
	pci_set_drvdata(pdev, card);
	return 0;

free_card:
	snd_card_free(card);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	snd_card_free(pci_get_drvdata(pdev));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
