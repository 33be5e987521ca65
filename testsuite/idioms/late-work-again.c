// SPDX-License-Identifier: GPL-2.0-or-later
/* A work item finishes the probe, and runs again whenever the device has hung. */
/* { dg-semantics "hybrid" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

struct knot {
	struct pci_dev *pdev;
	struct work_struct work;
	bool on;
};

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void warn_work(struct work_struct *work)
{
	struct knot *knot = container_of(work, struct knot, work);

	if (knot->on) {
		free_irq(pci_irq_vector(knot->pdev, 0), knot);
		pci_free_irq_vectors(knot->pdev); /* { dg-warning "managed-vectors-recycled" } */
		knot->on = false;
	}
	if (pci_alloc_irq_vectors(knot->pdev, 1, 1, PCI_IRQ_MSI) < 0)
		return;
	if (request_irq(pci_irq_vector(knot->pdev, 0), knot_irq, 0, "knot", knot)) /* { dg-bogus "warning" } */
		return;
	knot->on = true;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot;
	int ret;

	knot = devm_kzalloc(&pdev->dev, sizeof(*knot), GFP_KERNEL);
	if (!knot)
		return -ENOMEM;
	knot->pdev = pdev;
	INIT_WORK(&knot->work, warn_work);
	pci_set_drvdata(pdev, knot);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	schedule_work(&knot->work);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct knot *knot = pci_get_drvdata(pdev);

	cancel_work_sync(&knot->work);
	if (knot->on)
		free_irq(pci_irq_vector(pdev, 0), knot); /* { dg-bogus "warning" } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
