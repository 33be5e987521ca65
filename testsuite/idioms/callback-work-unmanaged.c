// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Delayed work and a thread of an unmanaged device give vectors back and take them again; remove stops both and frees.
 */
/* { dg-semantics "all" } */
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

struct tern {
	struct pci_dev *pdev;
	struct delayed_work reset;
	struct task_struct *task;
	int nvec;
};

static irqreturn_t tern_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static void tern_off(struct tern *tern)
{
	if (tern->nvec <= 0)
		return;
	free_irq(pci_irq_vector(tern->pdev, 0), tern); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(tern->pdev); /* { dg-bogus "warning" } */
	tern->nvec = 0;
}

static int tern_on(struct tern *tern)
{
	int ret;

	ret = pci_alloc_irq_vectors(tern->pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	tern->nvec = ret;
	ret = request_irq(pci_irq_vector(tern->pdev, 0), tern_irq, 0, "tern", tern); /* { dg-bogus "warning" } */
	if (ret) {
		pci_free_irq_vectors(tern->pdev); /* { dg-bogus "warning" } */
		tern->nvec = 0;
	}
	return ret;
}

static void good_reset(struct work_struct *work)
{
	struct tern *tern = container_of(to_delayed_work(work), struct tern, reset);

	tern_off(tern);
	if (tern_on(tern))
		pci_err(tern->pdev, "dead\n");
}

static int good_thread(void *data)
{
	struct tern *tern = data;

	while (!kthread_should_stop()) {
		tern_off(tern);
		if (tern_on(tern))
			break;
	}
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct tern *tern;
	int ret;

	tern = devm_kzalloc(&pdev->dev, sizeof(*tern), GFP_KERNEL);
	if (!tern)
		return -ENOMEM;
	tern->pdev = pdev;
	INIT_DELAYED_WORK(&tern->reset, good_reset);
	pci_set_drvdata(pdev, tern);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = tern_on(tern);
	if (ret)
		goto disable;
	tern->task = kthread_run(good_thread, tern, "tern");
	if (IS_ERR(tern->task)) {
		ret = PTR_ERR(tern->task);
		goto off;
	}
	schedule_delayed_work(&tern->reset, 100);
	return 0;

off:
	tern_off(tern);
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct tern *tern = pci_get_drvdata(pdev);

	kthread_stop(tern->task);
	cancel_delayed_work_sync(&tern->reset);
	tern_off(tern);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
