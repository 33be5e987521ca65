// SPDX-License-Identifier: GPL-2.0-or-later
/* An interrupt that is not the device's own: of a GPIO, of a domain. Who owns it cannot be told from here. */
#include <linux/module.h>
#include <linux/pci.h>

struct gpio_desc;
struct gpio_desc *gpiod_get_optional(struct device *dev, const char *name, int flags);
int gpiod_to_irq(const struct gpio_desc *desc);

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
	struct gpio_desc *button;
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	button = gpiod_get_optional(&pdev->dev, "button", 0);
	if (!button)
		return 0;
	card->button_irq = gpiod_to_irq(button);
	if (card->button_irq < 0)
		return card->button_irq;
	pci_set_drvdata(pdev, card);
	return request_irq(card->button_irq, card_irq, 0, "card-button", card); /* { dg-bogus "warning" } */
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card)
		free_irq(card->button_irq, card); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
