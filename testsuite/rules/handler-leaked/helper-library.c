// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper in a module of its own, declared by a driver's header, that knows nothing of the device: the handler is still there. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct virt_dma_chan {
	u32 cookie;
};

struct dma_device;

struct card {
	struct pci_dev *pdev;
	struct virt_dma_chan channel;
};

void vchan_init(struct virt_dma_chan *channel, struct dma_device *dma);

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int card_start(struct pci_dev *pdev, struct card *card)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-warning "handler 'card_irq' is left installed after remove" } */
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	vchan_init(&card->channel, NULL);
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void warn_remove(struct pci_dev *pdev)
{
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
	free_irq(pdev->irq, pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
