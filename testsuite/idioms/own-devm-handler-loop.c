// SPDX-License-Identifier: GPL-2.0-or-later
/* Managed all through: handlers in a loop, any of which may be refused, nothing undone by hand. */
/* { dg-semantics "hybrid" } */
#include <linux/module.h>
#include <linux/pci.h>

struct queue {
	struct pci_dev *pdev;
	char name[16];
	int irq;
};

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct queue *queues;
	int nvec, i, ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	nvec = pci_alloc_irq_vectors(pdev, 1, 8, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (nvec < 0)
		return dev_err_probe(&pdev->dev, nvec, "no vectors\n");
	queues = devm_kcalloc(&pdev->dev, nvec, sizeof(*queues), GFP_KERNEL);
	if (!queues)
		return -ENOMEM;
	for (i = 0; i < nvec; i++) {
		struct queue *queue = &queues[i];

		queue->pdev = pdev;
		queue->irq = pci_irq_vector(pdev, i);
		if (queue->irq < 0)
			return queue->irq;
		snprintf(queue->name, sizeof(queue->name), "card-%d", i);
		ret = devm_request_threaded_irq(&pdev->dev, queue->irq, NULL, card_irq, IRQF_ONESHOT, queue->name, queue);
		if (ret)
			return ret;
	}
	pci_set_drvdata(pdev, queues);
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
