// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * One helper, called twice, has devres free two handlers, each by the same function with another structure: two actions of
 * one call. Its twin leaves one of the handlers out.
 */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct channel {
	int irq;
};

struct siskin {
	struct channel rx, tx;
};

static irqreturn_t siskin_rx_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t siskin_tx_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void siskin_free(void *data)
{
	struct channel *channel = data;

	free_irq(channel->irq, channel); /* { dg-bogus "warning" } */
}

static noinline int siskin_own(struct device *dev, struct channel *channel)
{
	return devm_add_action_or_reset(dev, siskin_free, channel);
}

static struct siskin *siskin_new(struct pci_dev *pdev)
{
	struct siskin *siskin;

	siskin = devm_kzalloc(&pdev->dev, sizeof(*siskin), GFP_KERNEL);
	if (!siskin || pcim_enable_device(pdev))
		return NULL;
	return siskin;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siskin *siskin = siskin_new(pdev);
	int ret;

	if (!siskin)
		return -ENODEV;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	siskin->rx.irq = pci_irq_vector(pdev, 0);
	siskin->tx.irq = pci_irq_vector(pdev, 1);
	ret = request_irq(siskin->rx.irq, siskin_rx_irq, 0, "rx", &siskin->rx); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = siskin_own(&pdev->dev, &siskin->rx);
	if (ret)
		return ret;
	ret = request_irq(siskin->tx.irq, siskin_tx_irq, 0, "tx", &siskin->tx); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	return siskin_own(&pdev->dev, &siskin->tx);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct siskin *siskin = siskin_new(pdev);
	int ret;

	if (!siskin)
		return -ENODEV;
	ret = pci_alloc_irq_vectors(pdev, 2, 2, PCI_IRQ_MSIX);
	if (ret < 0)
		return ret;
	siskin->rx.irq = pci_irq_vector(pdev, 0);
	siskin->tx.irq = pci_irq_vector(pdev, 1);
	ret = request_irq(siskin->rx.irq, siskin_rx_irq, 0, "rx", &siskin->rx); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = siskin_own(&pdev->dev, &siskin->rx);
	if (ret)
		return ret;
	return request_irq(siskin->tx.irq, siskin_tx_irq, 0, "tx", &siskin->tx); /* { dg-warning "handler-leaked" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
