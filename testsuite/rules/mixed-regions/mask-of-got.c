// SPDX-License-Identifier: GPL-2.0-or-later
/* BARs requested one by one, and released by the mask of those that were got: it is empty where the first was refused. */
#include <linux/module.h>
#include <linux/pci.h>

struct card {
	int mask;
};

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct card *card = devm_kzalloc(&pdev->dev, sizeof(*card), GFP_KERNEL);
	int ret, bar;

	if (!card)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	for (bar = 0; bar < 6; bar++) {
		ret = pci_request_region(pdev, bar, "card");
		if (ret)
			goto release;
		card->mask |= 1 << bar;
	}
	pci_set_drvdata(pdev, card);
	return 0;
release:
	pci_release_selected_regions(pdev, card->mask); /* { dg-bogus "mixed-regions" } */
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	struct card *card = pci_get_drvdata(pdev);

	pci_release_selected_regions(pdev, card->mask); /* { dg-bogus "mixed-regions" } */
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_region(pdev, 0, "card");
	if (ret)
		pci_release_selected_regions(pdev, 1); /* { dg-warning "mixed-regions" } */
	else
		pci_release_region(pdev, 0);
	pci_disable_device(pdev);
	return -ENODEV;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);
