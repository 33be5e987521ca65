// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Like a driver that was a false alarm once: MSI-X for several queues, else MSI, else the line, as a parameter says; two flags tell which it
 * was, and the release asks each of them twice. The mixture in which MSI-X is on and its flag is not does not exist.
 */
#include <linux/module.h>
#include <linux/pci.h>

static int redshank_msi = 1;

struct redshank_queue {
	char name[32];
};

struct redshank {
	struct pci_dev *pdev;
	struct msix_entry *vectors;
	struct redshank_queue *queues;
	int nqueues;
	int msi_enabled, msix_enabled;
};

static irqreturn_t redshank_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int redshank_request_irq(struct redshank *r)
{
	struct pci_dev *pdev = r->pdev;
	struct redshank_queue *queue;
	int i, ret = 0;

	r->msi_enabled = 0;
	r->msix_enabled = 0;
	if (redshank_msi) {
		if (r->nqueues > 1) {
			ret = pci_enable_msix_range(pdev, r->vectors, r->nqueues, r->nqueues); /* { dg-bogus "warning" } */
			if (ret < 0)
				return ret;
			r->msix_enabled = 1;
		}
		if (r->msix_enabled == 0) {
			ret = pci_enable_msi(pdev); /* { dg-bogus "warning" } */
			if (!ret)
				r->msi_enabled = 1;
		}
	}
	if (r->msix_enabled) {
		for (i = 0; i < r->nqueues; i++) {
			queue = &r->queues[i];
			snprintf(queue->name, sizeof(queue->name), "redshank-%d", i);
			ret = request_irq(r->vectors[i].vector, redshank_irq, 0, queue->name, queue); /* { dg-bogus "warning" } */
			if (ret) {
				while (--i >= 0)
					free_irq(r->vectors[i].vector, &r->queues[i]); /* { dg-bogus "warning" } */
				pci_disable_msix(pdev); /* { dg-bogus "warning" } */
				return ret;
			}
		}
	} else {
		ret = request_irq(pdev->irq, redshank_irq, IRQF_SHARED, "redshank", &r->queues[0]); /* { dg-bogus "warning" } */
		if (ret && r->msi_enabled)
			pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	}
	return ret;
}

static void redshank_free_irq(struct redshank *r)
{
	struct pci_dev *pdev = r->pdev;
	int i;

	if (r->msix_enabled) {
		for (i = 0; i < r->nqueues; i++)
			free_irq(r->vectors[i].vector, &r->queues[i]); /* { dg-bogus "warning" } */
	} else {
		free_irq(pdev->irq, &r->queues[0]); /* { dg-bogus "warning" } */
	}
	if (r->msi_enabled)
		pci_disable_msi(pdev); /* { dg-bogus "warning" } */
	if (r->msix_enabled)
		pci_disable_msix(pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct redshank *r;
	int ret;

	r = devm_kzalloc(&pdev->dev, sizeof(*r), GFP_KERNEL);
	if (!r)
		return -ENOMEM;
	r->pdev = pdev;
	r->nqueues = pdev->revision;
	r->queues = devm_kcalloc(&pdev->dev, r->nqueues, sizeof(*r->queues), GFP_KERNEL);
	r->vectors = devm_kcalloc(&pdev->dev, r->nqueues, sizeof(*r->vectors), GFP_KERNEL);
	if (!r->queues || !r->vectors)
		return -ENOMEM;
	pci_set_drvdata(pdev, r);
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = redshank_request_irq(r);
	if (ret)
		goto disable;
	redshank_free_irq(r);
	ret = redshank_request_irq(r);
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	redshank_free_irq(pci_get_drvdata(pdev));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
