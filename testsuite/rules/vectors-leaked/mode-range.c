// SPDX-License-Identifier: GPL-2.0-or-later
/* A mode of -1 or 0: GCC asks that as one range, of the mode and one more, which may be 0 all the same. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	int mode;
};


static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kmalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret;

	if (!card)
		return -ENOMEM;
	pci_set_drvdata(pdev, card);
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	if (card->mode == -1 || card->mode == 0) {
		ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-warning vectors-leaked } */
		if (ret < 0) {
			pci_disable_device(pdev);
			return ret;
		}
	}
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	if (card->mode == 0)
		pci_free_irq_vectors(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);
MODULE_LICENSE("GPL");
