// SPDX-License-Identifier: GPL-2.0-or-later
/* Regions that pcim_ functions requested are released by hand; those of pci_request_regions() have to be. */
#include <linux/module.h>
#include <linux/pci.h>

static int card_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_request_all_regions(pdev, "card");
}

static void card_remove(struct pci_dev *pdev)
{
	pci_clear_master(pdev);
	pci_release_regions(pdev); /* goes */
}

static struct pci_driver card_driver = {
	.name = "card",
	.probe = card_probe,
	.remove = card_remove,
};
module_pci_driver(card_driver);

static int plain_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "plain");
	if (ret)
		pci_release_regions(pdev);
	return ret;
}

static void plain_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
}

static struct pci_driver plain_driver = {
	.name = "plain",
	.probe = plain_probe,
	.remove = plain_remove,
};
module_pci_driver(plain_driver);
