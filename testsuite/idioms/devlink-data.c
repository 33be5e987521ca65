// SPDX-License-Identifier: GPL-2.0-or-later
/* The driver's data is part of its devlink instance, and never NULL where that is not. */
#include <linux/module.h>
#include <linux/pci.h>
#include <net/devlink.h>

static const struct devlink_ops card_devlink_ops;

struct card {
	struct pci_dev *pdev;
	int nvec;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct devlink *devlink;
	struct card *card;
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	devlink = devlink_alloc(&card_devlink_ops, sizeof(*card), &pdev->dev);
	if (!devlink) {
		pci_disable_device(pdev);
		return -ENOMEM;
	}
	card = devlink_priv(devlink);
	card->pdev = pdev;
	pci_set_drvdata(pdev, card);
	card->nvec = pci_alloc_irq_vectors(pdev, 1, 4, PCI_IRQ_MSIX); /* { dg-bogus "vectors-leaked" } */
	if (card->nvec < 0) {
		ret = card->nvec;
		devlink_free(devlink);
		pci_disable_device(pdev);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	/* the data is there once probe has succeeded */
	if (!card)
		return;
	pci_free_irq_vectors(pdev);
	devlink_free(priv_to_devlink(card));
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
