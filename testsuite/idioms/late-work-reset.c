// SPDX-License-Identifier: GPL-2.0-or-later
/* A work item that resets, while a file is open, what opening it has set up does not finish the probe. */
/* { dg-semantics "hybrid" } */
#include <linux/interrupt.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

struct knot {
	struct pci_dev *pdev;
	struct miscdevice misc;
	struct work_struct work;
};

static irqreturn_t knot_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int warn_up(struct knot *knot)
{
	int ret;

	ret = pci_alloc_irq_vectors(knot->pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = request_irq(pci_irq_vector(knot->pdev, 0), knot_irq, 0, "knot", knot); /* { dg-bogus "warning" } */
	if (ret)
		pci_free_irq_vectors(knot->pdev); /* { dg-warning "managed-vectors-recycled" } */
	return ret;
}

static void warn_down(struct knot *knot)
{
	free_irq(pci_irq_vector(knot->pdev, 0), knot);
	pci_free_irq_vectors(knot->pdev); /* { dg-warning "managed-vectors-recycled" } */
}

static void warn_reset(struct work_struct *work)
{
	struct knot *knot = container_of(work, struct knot, work);

	warn_down(knot);
	if (warn_up(knot))
		pci_err(knot->pdev, "dead\n");
}

static int warn_open(struct inode *inode, struct file *file)
{
	return warn_up(container_of(file->private_data, struct knot, misc));
}

static int warn_release(struct inode *inode, struct file *file)
{
	struct knot *knot = container_of(file->private_data, struct knot, misc);

	cancel_work_sync(&knot->work);
	warn_down(knot);
	return 0;
}

static const struct file_operations warn_fops = {
	.owner = THIS_MODULE,
	.open = warn_open,
	.release = warn_release,
};

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct knot *knot;
	int ret;

	knot = devm_kzalloc(&pdev->dev, sizeof(*knot), GFP_KERNEL);
	if (!knot)
		return -ENOMEM;
	knot->pdev = pdev;
	INIT_WORK(&knot->work, warn_reset);
	pci_set_drvdata(pdev, knot);
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	knot->misc.minor = MISC_DYNAMIC_MINOR;
	knot->misc.fops = &warn_fops;
	return misc_register(&knot->misc);
}

static void warn_remove(struct pci_dev *pdev)
{
	struct knot *knot = pci_get_drvdata(pdev);

	misc_deregister(&knot->misc);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
