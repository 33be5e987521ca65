// SPDX-License-Identifier: GPL-2.0-or-later
/* A card that counts. */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

#include "heron.h"

static irqreturn_t heron_irq(int irq, void *data)
{
	struct heron *heron = data;

	heron->count++;
	return IRQ_HANDLED;
}

static int heron_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct heron *heron;
	int ret;

	heron = devm_kzalloc(&pdev->dev, sizeof(*heron), GFP_KERNEL);
	if (!heron)
		return -ENOMEM;
	ret = heron_enable(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		goto disable;
	ret = request_irq(pci_irq_vector(pdev, 0), heron_irq, 0, "heron", heron);
	if (ret)
		goto free_vectors;
	pci_set_drvdata(pdev, heron);
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void heron_reset(struct heron *heron)
{
	heron->count = 0;
}

static void heron_shutdown(struct pci_dev *pdev)
{
	struct heron *heron = pci_get_drvdata(pdev);

	heron_reset(heron);
}

static void heron_remove(struct pci_dev *pdev)
{
	struct heron *heron = pci_get_drvdata(pdev);

	heron_reset(heron);
	free_irq(pci_irq_vector(pdev, 0), heron);
	pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static const struct pci_device_id heron_ids[] = {
	{ PCI_VDEVICE(STUB, 0x0604) },
	{ }
};
MODULE_DEVICE_TABLE(pci, heron_ids);

static struct pci_driver heron_driver = {
	.name = "heron",
	.id_table = heron_ids,
	.probe = heron_probe,
	.remove = heron_remove,
	.shutdown = heron_shutdown,
};
module_pci_driver(heron_driver);

MODULE_DESCRIPTION("Heron counter");
MODULE_LICENSE("GPL");
