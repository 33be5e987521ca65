// SPDX-License-Identifier: GPL-2.0-or-later
/* An interrupt that is not the device's own: of a GPIO, of a domain. Who owns it cannot be told from here. */
#include <linux/module.h>
#include <linux/pci.h>

int gpio_to_irq(unsigned int gpio);

struct card {
	struct pci_dev *pdev;
	int button_irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card->button_irq = gpio_to_irq(7);
	if (card->button_irq < 0)
		return card->button_irq;
	return request_irq(card->button_irq, card_irq, 0, "card-button", card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
