// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * I3: the framework stores the driver data, a part of the driver's struct, unless the driver has stored something itself. What
 * probe has noted there, remove reads.
 */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <media/v4l2-device.h>

struct card {
	struct pci_dev *pdev;
	struct v4l2_device v4l2_dev;
	u32 lines;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_start(struct pci_dev *pdev, struct card *card)
{
	int ret = v4l2_device_register(&pdev->dev, &card->v4l2_dev);

	if (ret)
		return ret;
	ret = pci_enable_device(pdev);
	if (ret)
		goto unregister;
	card->pdev = pdev;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-warning "handler 'card_irq' is left installed after remove" } */
	if (ret)
		goto disable;
	card->lines = 1;
	return 0;
disable:
	pci_disable_device(pdev);
unregister:
	v4l2_device_unregister(&card->v4l2_dev);
	return ret;
}

static struct card *card_of(struct pci_dev *pdev)
{
	struct v4l2_device *v4l2_dev = pci_get_drvdata(pdev);

	return container_of(v4l2_dev, struct card, v4l2_dev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = card_of(pdev);

	if (card->lines > 1)
		free_irq(pdev->irq, card);
	v4l2_device_unregister(&card->v4l2_dev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = card_of(pdev);

	if (card->lines)
		free_irq(pdev->irq, card);
	v4l2_device_unregister(&card->v4l2_dev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* ---- what the driver has stored stays ---- */

static int own_start(struct pci_dev *pdev, struct card *card)
{
	int ret;

	pci_set_drvdata(pdev, card);
	ret = card_start(pdev, card); /* { dg-bogus "left installed" } */
	if (ret)
		pci_set_drvdata(pdev, NULL);
	return ret;
}

static int own_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? own_start(pdev, card) : -ENOMEM;
}

static void own_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	free_irq(pdev->irq, card);
	v4l2_device_unregister(&card->v4l2_dev);
	pci_disable_device(pdev);
}

static struct pci_driver own_driver = {
	.name = "own",
	.probe = own_probe,
	.remove = own_remove,
};
module_pci_driver(own_driver);
