// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A work item finishes the set-up: vectors come there for the first time. What its error path frees is freed as a probe's
 * error path frees it, and remove frees what it has left. How far it got the driver keeps in a state, set by a function
 * that does more than that.
 */
/* { dg-semantics "hybrid" } */
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

enum dunlin_state { DUNLIN_IDLE, DUNLIN_PLAIN, DUNLIN_READY };

struct dunlin {
	struct pci_dev *pdev;
	struct work_struct probe_work;
	enum dunlin_state state;
	bool plain;
};

void dunlin_tell(struct dunlin *dunlin);

static irqreturn_t dunlin_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void dunlin_set(struct dunlin *dunlin, enum dunlin_state state)
{
	if (dunlin->state == state)
		return;
	dunlin->state = state;
	if (state == DUNLIN_IDLE)
		pci_info(dunlin->pdev, "idle\n");
}

static int warn_setup(struct dunlin *dunlin)
{
	int ret;

	ret = pci_alloc_irq_vectors(dunlin->pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(dunlin->pdev, 0), dunlin_irq, 0, "dunlin", dunlin); /* { dg-bogus "warning" } */
	if (ret) {
		pci_free_irq_vectors(dunlin->pdev); /* { dg-warning "managed-vectors-freed" } */
		return ret;
	}
	return 0;
}

static void warn_probe_work(struct work_struct *work)
{
	struct dunlin *dunlin = container_of(work, struct dunlin, probe_work);

	if (warn_setup(dunlin))
		return;
	dunlin_set(dunlin, dunlin->plain ? DUNLIN_PLAIN : DUNLIN_READY);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct dunlin *dunlin;
	int ret;

	dunlin = devm_kzalloc(&pdev->dev, sizeof(*dunlin), GFP_KERNEL);
	if (!dunlin)
		return -ENOMEM;
	dunlin->pdev = pdev;
	dunlin->plain = id->driver_data;
	INIT_WORK(&dunlin->probe_work, warn_probe_work);
	pci_set_drvdata(pdev, dunlin);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	schedule_work(&dunlin->probe_work);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct dunlin *dunlin = pci_get_drvdata(pdev);
	bool aborted = cancel_work_sync(&dunlin->probe_work);

	if (dunlin->state > DUNLIN_IDLE) {
		free_irq(pci_irq_vector(pdev, 0), dunlin); /* { dg-bogus "warning" } */
		pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" } */
	} else if (aborted) {
		pci_info(pdev, "never started\n");
	}
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
