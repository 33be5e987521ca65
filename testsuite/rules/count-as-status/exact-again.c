// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * pci_enable_msix_exact() is asked again for what it says there is, as it once did: it never gives a positive number any
 * more. Where the count of pci_enable_msix_range() is taken for such a number the vectors are asked for again.
 */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

struct jay {
	struct pci_dev *pdev;
	struct msix_entry entries[8];
};

static struct jay *jay_new(struct pci_dev *pdev)
{
	struct jay *jay;
	int i;

	jay = devm_kzalloc(&pdev->dev, sizeof(*jay), GFP_KERNEL);
	if (!jay)
		return NULL;
	jay->pdev = pdev;
	for (i = 0; i < 8; i++)
		jay->entries[i].entry = i;
	pci_set_drvdata(pdev, jay);
	return jay;
}

static noinline int good_msix(struct jay *jay, int want)
{
	int ret;

	ret = pci_enable_msix_exact(jay->pdev, jay->entries, want); /* { dg-bogus "warning" } */
	if (ret > 0)
		ret = pci_enable_msix_exact(jay->pdev, jay->entries, ret); /* { dg-bogus "warning" } */
	return ret;
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct jay *jay = jay_new(pdev);
	int ret;

	if (!jay)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = good_msix(jay, 4);
	if (ret)
		pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_disable_msix(pdev);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static noinline int warn_msix(struct jay *jay, int want)
{
	int ret;

	ret = pci_enable_msix_range(jay->pdev, jay->entries, 1, want);
	if (ret > 0)
		ret = pci_enable_msix_exact(jay->pdev, jay->entries, ret); /* { dg-warning "vectors-reallocated" } */
	return ret;
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct jay *jay = jay_new(pdev);
	int ret;

	if (!jay)
		return -ENOMEM;
	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = warn_msix(jay, 4);
	if (ret) {
		pci_disable_msix(pdev);
		pci_disable_device(pdev);
	}
	return ret;
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = good_remove,
};
module_pci_driver(warn_driver);
