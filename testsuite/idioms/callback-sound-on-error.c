// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A sound card under devres: private_free takes the handler off, on errors through snd_card_free_on_error(). The wrong driver
 * sets private_free when it may be too late: the handler is left on where what comes in between fails.
 */
/* { dg-semantics "kernels" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <sound/core.h>

struct pipit {
	struct pci_dev *pdev;
	int irq;
};

int pipit_mixer(struct snd_card *card);

static irqreturn_t pipit_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void pipit_free(struct snd_card *card)
{
	struct pipit *pipit = card->private_data;

	if (pipit->irq >= 0)
		free_irq(pipit->irq, pipit); /* { dg-bogus "warning" } */
}

static int good_setup(struct pci_dev *pdev, struct snd_card *card)
{
	struct pipit *pipit = card->private_data;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	pipit->pdev = pdev;
	pipit->irq = -1;
	card->private_free = pipit_free;
	ret = request_irq(pdev->irq, pipit_irq, IRQF_SHARED, "pipit", pipit); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	pipit->irq = pdev->irq;
	ret = snd_card_register(card);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snd_card *card;
	int ret;

	ret = snd_devm_card_new(&pdev->dev, -1, NULL, THIS_MODULE, sizeof(struct pipit), &card);
	if (ret)
		return ret;
	return snd_card_free_on_error(&pdev->dev, good_setup(pdev, card));
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_setup(struct pci_dev *pdev, struct snd_card *card)
{
	struct pipit *pipit = card->private_data;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, pipit_irq, IRQF_SHARED, "pipit", pipit); /* { dg-warning "handler-leaked" } */
	if (ret)
		return ret;
	pipit->irq = pdev->irq;
	ret = snd_card_register(card);
	if (ret)
		return ret;
	card->private_free = pipit_free;
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snd_card *card;
	int ret;

	ret = snd_devm_card_new(&pdev->dev, -1, NULL, THIS_MODULE, sizeof(struct pipit), &card);
	if (ret)
		return ret;
	return snd_card_free_on_error(&pdev->dev, warn_setup(pdev, card));
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
