// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper cleans up, then the error is returned: what is known of the error must outlive the call. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static void card_cleanup(struct pci_dev *pdev)
{
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "card");
	if (ret) {
		card_cleanup(pdev);
		return ret;
	}
	return 0;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	pci_disable_device(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
