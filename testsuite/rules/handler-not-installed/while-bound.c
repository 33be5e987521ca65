// SPDX-License-Identifier: GPL-2.0-or-later
/* Installed by a callback while bound, or not: what remove finds depends on the order nobody knows. */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct miscdevice misc;
};

struct file;
struct inode;

struct card_file_operations {
	int (*open)(struct inode *inode, struct file *file);
	int (*release)(struct inode *inode, struct file *file);
};

static struct card *the_card;

static irqreturn_t card_irq(int irq, void *data)
{
	return IRQ_HANDLED;
}

static int good_open(struct inode *inode, struct file *file)
{
	return request_irq(the_card->pdev->irq, card_irq, IRQF_SHARED, "card", the_card);
}

static int good_release(struct inode *inode, struct file *file)
{
	free_irq(the_card->pdev->irq, the_card); /* { dg-bogus "warning" } */
	return 0;
}

const struct card_file_operations good_file_operations = {
	.open = good_open,
	.release = good_release,
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	the_card = card;
	ret = misc_register(&card->misc);
	if (ret)
		the_card = NULL;
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	misc_deregister(&the_card->misc);
	the_card = NULL;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
