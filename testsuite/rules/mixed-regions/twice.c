// SPDX-License-Identifier: GPL-2.0-or-later
/* A helper has released the regions before the label does; and a second request in between makes it right. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static void card_stop(struct pci_dev *pdev)
{
	pci_release_regions(pdev);
	pci_disable_device(pdev);
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "card");
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	ret = pci_set_mwi(pdev);
	if (ret)
		goto stop;
	ret = pci_save_state(pdev);
	if (ret)
		goto stop;
	return 0;

stop:
	card_stop(pdev);
	pci_release_regions(pdev); /* { dg-warning "mixed-regions" } */
	return ret;
}

static void warn_remove(struct pci_dev *pdev)
{
	card_stop(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* In a block of its own, where a call has just failed: that is no flag, either. */
static int warn_block_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_regions(pdev, "card");
	if (ret) {
		pci_disable_device(pdev);
		return ret;
	}
	ret = pci_set_mwi(pdev);
	if (ret) {
		card_stop(pdev);
		pci_release_regions(pdev); /* { dg-warning "mixed-regions" } */
		return ret;
	}
	return 0;
}

static void warn_block_remove(struct pci_dev *pdev)
{
	card_stop(pdev);
}

static struct pci_driver warn_block_driver = {
	.name = "warn-block",
	.probe = warn_block_probe,
	.remove = warn_block_remove,
};
module_pci_driver(warn_block_driver);

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_region(pdev, 0, "card");
	if (ret)
		goto disable;
	pci_release_region(pdev, 0);
	ret = pci_request_region(pdev, 0, "card again");
	if (ret)
		goto disable;
	return 0;

disable:
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 0); /* { dg-bogus "warning" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);
