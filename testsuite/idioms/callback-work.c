// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Callbacks of the kernel's own machines for later: delayed work, a timer that queues work, a thread. Each finds the
 * driver's structure its own way, frees vectors and asks for them again; on an unmanaged device that is nobody's concern.
 */
/* { dg-semantics "hybrid" } */
#include <linux/kthread.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/timer.h>
#include <linux/workqueue.h>

/* ---- delayed work ---- */

struct tern {
	struct pci_dev *pdev;
	struct delayed_work reset;
};

static void warn_tern_reset(struct work_struct *work)
{
	struct tern *tern = container_of(to_delayed_work(work), struct tern, reset);

	pci_free_irq_vectors(tern->pdev); /* { dg-warning "managed-vectors-recycled" } */
	if (pci_alloc_irq_vectors(tern->pdev, 1, 1, PCI_IRQ_MSI) < 0)
		pci_err(tern->pdev, "no vector\n");
}

static int warn_tern_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct tern *tern;
	int ret;

	tern = devm_kzalloc(&pdev->dev, sizeof(*tern), GFP_KERNEL);
	if (!tern)
		return -ENOMEM;
	tern->pdev = pdev;
	INIT_DELAYED_WORK(&tern->reset, warn_tern_reset);
	pci_set_drvdata(pdev, tern);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	schedule_delayed_work(&tern->reset, 100);
	return 0;
}

static void warn_tern_remove(struct pci_dev *pdev)
{
	struct tern *tern = pci_get_drvdata(pdev);

	cancel_delayed_work_sync(&tern->reset);
}

static struct pci_driver warn_tern_driver = {
	.name = "warn_tern",
	.probe = warn_tern_probe,
	.remove = warn_tern_remove,
};
module_pci_driver(warn_tern_driver);

/* ---- a timer that queues work ---- */

struct gull {
	struct pci_dev *pdev;
	struct timer_list watchdog;
	struct work_struct reset;
};

static void warn_gull_reset(struct work_struct *work)
{
	struct gull *gull = container_of(work, struct gull, reset);

	pci_disable_msi(gull->pdev); /* { dg-warning "managed-vectors-recycled" } */
	if (pci_enable_msi(gull->pdev))
		pci_err(gull->pdev, "no MSI\n");
}

static void warn_gull_watchdog(struct timer_list *timer)
{
	struct gull *gull = from_timer(gull, timer, watchdog);

	schedule_work(&gull->reset);
	mod_timer(&gull->watchdog, 100);
}

static int warn_gull_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct gull *gull;
	int ret;

	gull = devm_kzalloc(&pdev->dev, sizeof(*gull), GFP_KERNEL);
	if (!gull)
		return -ENOMEM;
	gull->pdev = pdev;
	INIT_WORK(&gull->reset, warn_gull_reset);
	timer_setup(&gull->watchdog, warn_gull_watchdog, 0);
	pci_set_drvdata(pdev, gull);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_enable_msi(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	mod_timer(&gull->watchdog, 100);
	return 0;
}

static void warn_gull_remove(struct pci_dev *pdev)
{
	struct gull *gull = pci_get_drvdata(pdev);

	timer_delete_sync(&gull->watchdog);
	cancel_work_sync(&gull->reset);
}

static struct pci_driver warn_gull_driver = {
	.name = "warn_gull",
	.probe = warn_gull_probe,
	.remove = warn_gull_remove,
};
module_pci_driver(warn_gull_driver);

/* ---- a thread ---- */

struct skua {
	struct pci_dev *pdev;
	struct task_struct *task;
};

static int warn_skua_thread(void *data)
{
	struct skua *skua = data;

	while (!kthread_should_stop()) {
		pci_free_irq_vectors(skua->pdev); /* { dg-warning "managed-vectors-recycled" } */
		if (pci_alloc_irq_vectors(skua->pdev, 1, 1, PCI_IRQ_MSI) < 0)
			return -ENODEV;
	}
	return 0;
}

static int warn_skua_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct skua *skua;
	int ret;

	skua = devm_kzalloc(&pdev->dev, sizeof(*skua), GFP_KERNEL);
	if (!skua)
		return -ENOMEM;
	skua->pdev = pdev;
	pci_set_drvdata(pdev, skua);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	skua->task = kthread_run(warn_skua_thread, skua, "skua");
	return PTR_ERR_OR_ZERO(skua->task);
}

static void warn_skua_remove(struct pci_dev *pdev)
{
	struct skua *skua = pci_get_drvdata(pdev);

	kthread_stop(skua->task);
}

static struct pci_driver warn_skua_driver = {
	.name = "warn_skua",
	.probe = warn_skua_probe,
	.remove = warn_skua_remove,
};
module_pci_driver(warn_skua_driver);
