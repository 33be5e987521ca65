// SPDX-License-Identifier: GPL-2.0-or-later
/* The PCI side: its vectors go where the core has left handlers of the first queues. */
#include <linux/module.h>
#include "../radio.h"

static int radio_pci_irq_number(struct radio *radio, unsigned int vector)
{
	return pci_irq_vector(to_pci_dev(radio->dev), vector);
}

static void radio_pci_wake(struct radio *radio)
{
	writel(1, radio->regs + 8);
}

static const struct radio_bus_ops radio_pci_ops = {
	.irq_number = radio_pci_irq_number,
};

static const struct radio_bus_ops radio_pci_sleepy_ops = {
	.wake = radio_pci_wake,
	.irq_number = radio_pci_irq_number,
};

static int radio_pci_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct radio *radio;
	int ret;

	radio = devm_kzalloc(&pdev->dev, sizeof(*radio), GFP_KERNEL);
	if (!radio)
		return -ENOMEM;
	radio->dev = &pdev->dev;
	pci_set_drvdata(pdev, radio);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	radio->regs = pcim_iomap(pdev, 0, 0);
	if (!radio->regs) {
		ret = -ENOMEM;
		goto disable;
	}
	switch (readl(radio->regs) & 0xff) {
	case 1:
		radio->ops = &radio_pci_ops;
		break;
	case 2:
		radio->ops = &radio_pci_sleepy_ops;
		break;
	default:
		ret = -EOPNOTSUPP;
		goto disable;
	}
	ret = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	radio->queues = ret;
	ret = radio_irqs_request(radio);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-merged vectors-freed-in-use } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void radio_pci_remove(struct pci_dev *pdev)
{
	struct radio *radio = pci_get_drvdata(pdev);

	radio_irqs_free(radio);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver radio_pci_driver = {
	.name = "radio_pci",
	.probe = radio_pci_probe,
	.remove = radio_pci_remove,
};
module_pci_driver(radio_pci_driver);
MODULE_LICENSE("GPL");
