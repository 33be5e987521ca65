// SPDX-License-Identifier: GPL-2.0-or-later
/* Undoes what it has had done. */
#include <linux/module.h>
#include <linux/queue_card.h>

struct good {
	struct queue_card card;
	void *data;
};

static int good_start(struct good *good, struct pci_dev *pdev)
{
	good->card.pdev = pdev;
	good->card.depth = 4;
	return queue_card_init(&good->card);
}

static void good_stop(struct good *good)
{
	queue_card_uninit(&good->card);
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct good *good = devm_kzalloc(&pdev->dev, sizeof(*good), GFP_KERNEL);
	int ret;

	if (!good)
		return -ENOMEM;
	ret = good_start(good, pdev);
	if (ret)
		return ret;
	good->data = devm_kzalloc(&pdev->dev, 64, GFP_KERNEL);
	if (!good->data) {
		good_stop(good);
		return -ENOMEM;
	}
	pci_set_drvdata(pdev, good);
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct good *good = pci_get_drvdata(pdev);

	good_stop(good);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
MODULE_LICENSE("GPL");
