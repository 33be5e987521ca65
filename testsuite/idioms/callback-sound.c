// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A sound card under devres, created after the vectors: its private_free runs before devres frees the vectors, takes off
 * the handler, and frees them as well, which is as redundant as in an action of the driver's own.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>
#include <sound/core.h>

struct pipit {
	struct pci_dev *pdev;
	int irq;
};

static irqreturn_t pipit_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void warn_private_free(struct snd_card *card)
{
	struct pipit *pipit = card->private_data;

	free_irq(pipit->irq, pipit); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pipit->pdev); /* { dg-warning "managed-vectors-own-action" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct snd_card *card;
	struct pipit *pipit;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = snd_devm_card_new(&pdev->dev, -1, NULL, THIS_MODULE, sizeof(*pipit), &card);
	if (ret)
		return ret;
	pipit = card->private_data;
	pipit->pdev = pdev;
	pipit->irq = pci_irq_vector(pdev, 0);
	ret = request_irq(pipit->irq, pipit_irq, 0, "pipit", pipit); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	card->private_free = warn_private_free;
	return snd_card_register(card);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
