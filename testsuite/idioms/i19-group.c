// SPDX-License-Identifier: GPL-2.0-or-later
/* I19: a devres group released before probe returns takes the managed enable, and the vectors, with it. */
#include <linux/module.h>
#include <linux/pci.h>

static int card_activate(struct pci_dev *pdev)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_alloc_irq_vectors(pdev, 1, 1, PCI_IRQ_MSI); /* { dg-bogus "warning" } */
	if (ret < 0)
		return ret;
	ret = pcim_iomap_regions(pdev, BIT(0), "card");
	if (ret)
		return ret;
	return 0;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	if (!devres_open_group(&pdev->dev, NULL, GFP_KERNEL))
		return -ENOMEM;
	ret = card_activate(pdev);
	if (ret) {
		devres_release_group(&pdev->dev, NULL);
		return ret;
	}
	devres_remove_group(&pdev->dev, NULL);
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
