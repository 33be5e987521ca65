// SPDX-License-Identifier: GPL-2.0-or-later
/* One helper frees, on the way out of a failed probe and in remove: one finding, where the call stands. */
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	struct pci_dev *pdev;
	struct miscdevice misc;
};

static void warn_release(struct card *card)
{
	pci_free_irq_vectors(card->pdev); /* { dg-warning "managed-vectors-freed" } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card;
	int ret;

	card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	if (!card)
		return -ENOMEM;
	card->pdev = pdev;
	card->misc.name = "card";
	card->misc.minor = MISC_DYNAMIC_MINOR;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI);
	if (ret < 0)
		return ret;
	ret = misc_register(&card->misc);
	if (ret) {
		warn_release(card);
		return ret;
	}
	pci_set_drvdata(pdev, card);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	misc_deregister(&card->misc);
	warn_release(card);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
