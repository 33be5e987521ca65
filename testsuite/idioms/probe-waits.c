// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * Probe sends a message and waits. What the answer changes is set by a handler or a work item: no way leads on for who believes
 * that a member still holds what probe has left there.
 */
/* { dg-semantics "all" } */
#include <linux/completion.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>
#include <linux/workqueue.h>

#define GREBE_NO_GROUP 255

struct grebe {
	struct pci_dev *pdev;
	struct completion done;
	struct work_struct work;
	u32 version;
	u8 group;
};

static irqreturn_t grebe_irq(int irq, void *data)
{
	struct grebe *grebe = data;

	grebe->version++;
	complete(&grebe->done);
	return IRQ_HANDLED;
}

static void grebe_work(struct work_struct *work)
{
	struct grebe *grebe = container_of(work, struct grebe, work);

	grebe->group = 3;
	complete(&grebe->done);
}

static int grebe_ask(struct grebe *grebe)
{
	return wait_for_completion_timeout(&grebe->done, 100) ? 0 : -ETIMEDOUT;
}

static int grebe_get_version(struct grebe *grebe)
{
	int ret = grebe_ask(grebe);

	if (ret)
		return ret;
	return grebe->version ? 0 : -EIO;
}

static int grebe_get_group(struct grebe *grebe)
{
	int ret;

	grebe->group = GREBE_NO_GROUP;
	ret = grebe_ask(grebe);
	if (ret)
		return ret;
	return grebe->group == GREBE_NO_GROUP ? -ENODEV : 0;
}

static struct grebe *grebe_alloc(struct pci_dev *pdev)
{
	struct grebe *grebe = devm_kzalloc(&pdev->dev, sizeof(*grebe), GFP_KERNEL);

	if (!grebe)
		return NULL;
	grebe->pdev = pdev;
	INIT_WORK(&grebe->work, grebe_work);
	init_completion(&grebe->done);
	pci_set_drvdata(pdev, grebe);
	return grebe;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct grebe *grebe = grebe_alloc(pdev);
	int ret;

	if (!grebe)
		return -ENOMEM;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning "vectors-leaked" "" { target split } } */
	if (ret < 0)
		return ret;
	ret = grebe_get_version(grebe);
	if (ret)
		return ret;
	return grebe_get_group(grebe);
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_free_irq_vectors(pdev); /* { dg-warning "managed-vectors-freed" "" { target hybrid } } */
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct grebe *grebe = grebe_alloc(pdev);
	int ret;

	if (!grebe)
		return -ENOMEM;
	ret = pci_enable_device(pdev); /* { dg-bogus "warning" } */
	if (ret)
		return ret;
	ret = request_irq(pdev->irq, grebe_irq, IRQF_SHARED, "grebe", grebe); /* { dg-bogus "warning" } */
	if (ret)
		goto disable;
	ret = grebe_get_version(grebe);
	if (!ret)
		ret = grebe_get_group(grebe);
	if (!ret)
		return 0;
	free_irq(pdev->irq, grebe); /* { dg-bogus "warning" } */
disable:
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct grebe *grebe = pci_get_drvdata(pdev);

	free_irq(pdev->irq, grebe); /* { dg-bogus "warning" } */
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};

static int __init grebes_init(void)
{
	int ret = pci_register_driver(&warn_driver);

	return ret ? ret : pci_register_driver(&good_driver);
}

module_init(grebes_init);
MODULE_LICENSE("GPL");
