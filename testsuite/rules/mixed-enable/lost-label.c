// SPDX-License-Identifier: GPL-2.0-or-later
/* What stands behind a label that several tests go to hangs on each of them. */
/* { dg-options "-fplugin-arg-pcidevres-level=1" } */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	unsigned int mode;
};

irqreturn_t card_irq(int irq, void *data);

static int likely_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->mode = id->driver_data;
	ret = request_irq(pdev->irq, card_irq, 0, "card", card);
	if (ret)
		return ret;
	if (readl(pdev) & 1)
		card->mode = readl(pdev);
	pci_set_drvdata(pdev, card);
	return 0;
}

static void likely_remove(struct pci_dev *pdev)
{
	free_irq(pdev->irq, pci_get_drvdata(pdev));
}

static int likely_suspend(struct pci_dev *pdev, pm_message_t message)
{
	struct card *card = pci_get_drvdata(pdev);
	int ret;

	if (card->mode < 2)
		goto off;
	free_irq(pdev->irq, card);
	ret = request_irq(pdev->irq, card_irq, 0, "card", card);
	if (card->mode > 1000)
		goto off;
	return ret;
off:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return 0;
}

static int likely_resume(struct pci_dev *pdev)
{
	return 0;
}

static struct pci_driver likely_driver = {
	.name = "likely",
	.probe = likely_probe,
	.remove = likely_remove,
	.suspend = likely_suspend,
	.resume = likely_resume,
};
module_pci_driver(likely_driver);
