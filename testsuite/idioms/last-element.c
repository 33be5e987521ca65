// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * A loop that ends because the last of several things failed: what it stored in that element's member says nothing of
 * those before. A flag an element, set by a function that visits all; the number of a BAR an element, for an action.
 */
/* { dg-semantics "7.3" } */
#include <linux/module.h>
#include <linux/pci.h>

#define QUEUES 4

struct wren;

struct queue {
	struct wren *wren;
	int number;
	bool on;
};

struct wren {
	struct pci_dev *pdev;
	struct queue queues[QUEUES];
};

static irqreturn_t queue_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int each_queue(struct wren *wren, int (*fn)(struct queue *queue))
{
	int i, ret;

	for (i = 0; i < QUEUES; i++) {
		ret = fn(&wren->queues[i]);
		if (ret)
			return ret;
	}
	return 0;
}

static int queue_on(struct queue *queue)
{
	int ret = pci_request_irq(queue->wren->pdev, queue->number, queue_irq, NULL, queue, "queue%d", queue->number);

	queue->on = !ret;
	return ret;
}

static int queue_off(struct queue *queue)
{
	if (queue->on)
		pci_free_irq(queue->wren->pdev, queue->number, queue); /* { dg-bogus "warning" } */
	queue->on = false;
	return 0;
}

static int wren_start(struct pci_dev *pdev, bool forget)
{
	struct wren *wren;
	int ret, i;

	wren = devm_kzalloc(&pdev->dev, sizeof(*wren), GFP_KERNEL);
	if (!wren)
		return -ENOMEM;
	wren->pdev = pdev;
	pci_set_drvdata(pdev, wren);
	for (i = 0; i < QUEUES; i++) {
		wren->queues[i].wren = wren;
		wren->queues[i].number = i;
	}
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, QUEUES, QUEUES, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = each_queue(wren, queue_on);
	if (ret)
		goto off;
	return 0;

off:
	if (forget) {
		pci_free_irq_vectors(pdev); /* { dg-warning "vectors-freed-in-use" } */
		goto disable;
	}
	each_queue(wren, queue_off);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return wren_start(pdev, false);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	return wren_start(pdev, true);
}

static void wren_remove(struct pci_dev *pdev)
{
	struct wren *wren = pci_get_drvdata(pdev);

	each_queue(wren, queue_off);
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = wren_remove,
};
module_pci_driver(good_driver);

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = wren_remove,
};
module_pci_driver(warn_driver);

struct bar {
	struct pci_dev *pdev;
	int number;
};

static void bar_release(void *data)
{
	struct bar *bar = data;

	pci_release_region(bar->pdev, bar->number); /* { dg-bogus "warning" } */
}

static int good_bars_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct bar *bars;
	int ret, i;

	bars = devm_kcalloc(&pdev->dev, 6, sizeof(*bars), GFP_KERNEL);
	if (!bars)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	for (i = 0; i < 6; i++) {
		bars[i].pdev = pdev;
		bars[i].number = i;
		ret = pci_request_region(pdev, i, "wren"); /* { dg-bogus "warning" } */
		if (ret)
			return ret;
		ret = devm_add_action_or_reset(&pdev->dev, bar_release, &bars[i]);
		if (ret)
			return ret;
	}
	return 0;
}

static struct pci_driver good_bars_driver = {
	.name = "good_bars",
	.probe = good_bars_probe,
};
module_pci_driver(good_bars_driver);
