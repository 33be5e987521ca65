// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Handlers that have the number of another one, and no owner: what callbacks install that nobody runs, and what one entry of a
 * loop stands for.
 */
/* { dg-semantics "all" } */
#include <linux/interrupt.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

struct port {
	int nr;
};

struct twite {
	struct pci_dev *pdev;
	struct miscdevice misc;
	struct port port;
	bool *open;
	int irq, irqs[4], count;
};

static irqreturn_t twite_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static irqreturn_t port_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static struct twite *twite_new(struct pci_dev *pdev)
{
	struct twite *twite;

	twite = devm_kzalloc(&pdev->dev, sizeof(*twite), GFP_KERNEL);
	if (!twite)
		return NULL;
	twite->pdev = pdev;
	twite->open = devm_kmalloc(&pdev->dev, sizeof(*twite->open), GFP_KERNEL);
	if (!twite->open)
		return NULL;
	pci_set_drvdata(pdev, twite);
	return twite;
}

/* ---- on the same line, while a file is open ---- */

static int good_open(struct inode *inode, struct file *file)
{
	struct twite *twite = container_of(file->private_data, struct twite, misc);
	int ret;

	ret = request_irq(twite->pdev->irq, port_irq, IRQF_SHARED, "port", &twite->port);
	if (ret)
		return ret;
	*twite->open = true;
	return 0;
}

static void good_stop(struct twite *twite)
{
	if (!*twite->open)
		return;
	free_irq(twite->pdev->irq, &twite->port); /* { dg-bogus "warning" } */
	*twite->open = false;
}

static int good_release(struct inode *inode, struct file *file)
{
	good_stop(container_of(file->private_data, struct twite, misc));
	return 0;
}

static const struct file_operations good_fops = {
	.owner = THIS_MODULE,
	.open = good_open,
	.release = good_release,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct twite *twite = twite_new(pdev);
	int ret;

	if (!twite)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, twite_irq, IRQF_SHARED, "twite", twite); /* { dg-bogus "warning" } */
	if (ret)
		goto disable;
	twite->misc.minor = MISC_DYNAMIC_MINOR;
	twite->misc.fops = &good_fops;
	ret = misc_register(&twite->misc);
	if (ret)
		goto free_handler;
	return 0;

free_handler:
	free_irq(pdev->irq, twite);
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct twite *twite = pci_get_drvdata(pdev);

	misc_deregister(&twite->misc);
	good_stop(twite);
	free_irq(pdev->irq, twite); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

/* ---- queues without an owner, the card's own vector with one ---- */

static int good_queues_setup(struct twite *twite)
{
	int i, ret;

	twite->irq = pci_irq_vector(twite->pdev, 0);
	ret = request_irq(twite->irq, twite_irq, 0, "twite", twite); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	for (i = 0; i < twite->count; i++) {
		twite->irqs[i] = pci_irq_vector(twite->pdev, i + 1);
		ret = request_irq(twite->irqs[i], port_irq, 0, "queue", NULL); /* { dg-bogus "warning" } */
		if (ret)
			goto undo;
	}
	return 0;

undo:
	while (--i >= 0)
		free_irq(twite->irqs[i], NULL); /* { dg-bogus "warning" } */
	free_irq(twite->irq, twite); /* { dg-bogus "warning" } */
	return ret;
}

static int good_queues_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct twite *twite = twite_new(pdev);
	int ret;

	if (!twite)
		return -ENOMEM;
	twite->count = id->driver_data;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 5, 5, PCI_IRQ_MSIX);
	if (ret < 0)
		goto disable;
	ret = good_queues_setup(twite);
	if (ret)
		goto free_vectors;
	return 0;

free_vectors:
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_queues_remove(struct pci_dev *pdev)
{
	struct twite *twite = pci_get_drvdata(pdev);
	int i;

	for (i = 0; i < twite->count; i++)
		free_irq(twite->irqs[i], NULL); /* { dg-bogus "warning" } */
	free_irq(twite->irq, twite); /* { dg-bogus "warning" } */
	pci_free_irq_vectors(pdev); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_queues_driver = {
	.name = "good_queues",
	.probe = good_queues_probe,
	.remove = good_queues_remove,
};
module_pci_driver(good_queues_driver);
