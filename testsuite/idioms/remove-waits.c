// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Remove waits until bringing the card up is over, one way or the other, and returns at once where shutdown has been here:
 * then there is nothing left. What is held tells that it has not been.
 */
#include <linux/delay.h>
#include <linux/module.h>
#include <linux/pci.h>

enum { CARD_STARTING, CARD_UP, CARD_FAILED, CARD_GONE };

struct siskin {
	struct pci_dev *pdev;
	int state;
};

static irqreturn_t siskin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int siskin_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siskin *siskin;
	int ret;

	siskin = devm_kzalloc(&pdev->dev, sizeof(*siskin), GFP_KERNEL);
	if (!siskin)
		return -ENOMEM;
	siskin->pdev = pdev;
	siskin->state = CARD_STARTING;
	pci_set_drvdata(pdev, siskin);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" } */
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), siskin_irq, 0, "siskin", siskin);
	if (ret)
		goto free;
	return 0;

free:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct siskin *siskin = pci_get_drvdata(pdev);

	while (1) {
		if (siskin->state == CARD_UP || siskin->state == CARD_FAILED)
			break;
		if (siskin->state == CARD_GONE)
			return;
		msleep(20);
	}
	free_irq(pci_irq_vector(pdev, 0), siskin);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static void siskin_shutdown(struct pci_dev *pdev)
{
	struct siskin *siskin = pci_get_drvdata(pdev);

	siskin->state = CARD_GONE;
	free_irq(pci_irq_vector(pdev, 0), siskin);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = siskin_probe,
	.remove = good_remove,
	.shutdown = siskin_shutdown,
};
module_pci_driver(good_driver);

/* the way out behind the wait forgets the vectors */
static void warn_remove(struct pci_dev *pdev)
{
	struct siskin *siskin = pci_get_drvdata(pdev);

	while (siskin->state != CARD_UP) {
		if (siskin->state == CARD_GONE)
			return;
		msleep(20);
	}
	free_irq(pci_irq_vector(pdev, 0), siskin);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = siskin_probe,
	.remove = warn_remove,
	.shutdown = siskin_shutdown,
};
module_pci_driver(warn_driver);
