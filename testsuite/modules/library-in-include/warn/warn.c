// SPDX-License-Identifier: GPL-2.0-or-later
/* Forgets to undo where something else fails. */
#include <linux/module.h>
#include <linux/queue_card.h>

struct warn {
	struct queue_card card;
	void *data;
};

static int warn_start(struct warn *warn, struct pci_dev *pdev)
{
	warn->card.pdev = pdev;
	warn->card.depth = 4;
	return queue_card_init(&warn->card);
}

static void warn_stop(struct warn *warn)
{
	queue_card_uninit(&warn->card);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct warn *warn = devm_kzalloc(&pdev->dev, sizeof(*warn), GFP_KERNEL);
	int ret;

	if (!warn)
		return -ENOMEM;
	ret = warn_start(warn, pdev);
	if (ret)
		return ret;
	warn->data = devm_kzalloc(&pdev->dev, 64, GFP_KERNEL);
	if (!warn->data) {

		return -ENOMEM;
	}
	pci_set_drvdata(pdev, warn);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct warn *warn = pci_get_drvdata(pdev);

	warn_stop(warn);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
MODULE_LICENSE("GPL");
