// SPDX-License-Identifier: GPL-2.0-or-later
/* 0 is success: `if (!...)` takes it for a failure, and a failure for success. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	/* { dg-allow "regions-leaked" "" { target all } .+1 } */
	if (!pci_request_region(pdev, 0, "card")) { /* { dg-warning "count-as-status" } */
		pci_disable_device(pdev);
		return -EBUSY;
	}
	pci_set_master(pdev);
	return 0;
}

static void warn_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
	.remove = warn_remove,
};
module_pci_driver(warn_driver);

/* in a helper that goes on for long */
static int map(struct pci_dev *pdev)
{
	int ret;

	ret = pcim_iomap_regions(pdev, 1, "card"); /* { dg-warning "count-as-status" } */
	if (!ret)
		goto fail;
	ret = pci_set_mwi(pdev);
	if (ret)
		return ret;
	return 0;

fail:
	pci_err(pdev, "no registers\n");
	return -ENODEV;
}

static int warn_helper_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return map(pdev);
}

static struct pci_driver warn_helper_driver = {
	.name = "warn-helper",
	.probe = warn_helper_probe,
};
module_pci_driver(warn_helper_driver);

/* `if (!ret)` for what follows a success; a failure that is lived with; a probe for what nobody may hold. */
static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	ret = pci_request_region(pdev, 0, "card"); /* { dg-bogus "warning" } */
	if (!ret) {
		ret = pci_request_region(pdev, 2, "card"); /* { dg-bogus "warning" } */
		if (!ret)
			return 0;
		pci_release_region(pdev, 0);
	}
	pci_disable_device(pdev);
	return ret;
}

static void good_remove(struct pci_dev *pdev)
{
	pci_release_region(pdev, 2);
	pci_release_region(pdev, 0);
	pci_disable_device(pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
	.remove = good_remove,
};
module_pci_driver(good_driver);

static int good_free_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	/* the firmware is to hold it */
	if (!pci_request_region(pdev, 5, "card")) { /* { dg-bogus "warning" } */
		pci_release_region(pdev, 5);
		pci_disable_device(pdev);
		return -ENODEV;
	}
	return 0;
}

static void good_free_remove(struct pci_dev *pdev)
{
	pci_disable_device(pdev);
}

static struct pci_driver good_free_driver = {
	.name = "good-free",
	.probe = good_free_probe,
	.remove = good_free_remove,
};
module_pci_driver(good_free_driver);
