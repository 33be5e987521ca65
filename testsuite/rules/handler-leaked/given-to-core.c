// SPDX-License-Identifier: GPL-2.0-or-later
/* What a handler works on is given to the kernel's core, which shows it to somebody: the handler stays the driver's. */
#include <linux/debugfs.h>
#include <linux/interrupt.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct dentry *dir;
};

irqreturn_t card_irq(int irq, void *data);
int card_show(struct card *card);

static int card_open(struct inode *inode, struct file *file)
{
	return card_show(file->private_data);
}

static const struct file_operations card_state = {
	.open = card_open,
};

static int card_start(struct pci_dev *pdev, struct card *card)
{
	int ret = pci_enable_device(pdev);

	if (ret)
		return ret;
	card->pdev = pdev;
	ret = request_irq(pdev->irq, card_irq, IRQF_SHARED, "card", card); /* { dg-warning "handler 'card_irq' is left installed after remove" } */
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	card->dir = debugfs_create_dir("card", NULL);
	debugfs_create_file_unsafe("state", 0444, card->dir, card, &card_state);
	pci_set_drvdata(pdev, card);
	return 0;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	debugfs_remove(card->dir);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);

	return card ? card_start(pdev, card) : -ENOMEM;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	debugfs_remove(card->dir);
	free_irq(pdev->irq, card);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
