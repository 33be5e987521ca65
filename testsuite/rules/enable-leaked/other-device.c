// SPDX-License-Identifier: GPL-2.0-or-later
/* Another function is enabled for good: that one's driver, or nobody, is to know. */
#include <linux/module.h>
#include <linux/pci.h>

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	struct pci_dev *second;
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	second = pci_get_slot(pdev->bus, pdev->devfn + 1);
	if (second) {
		if (pci_enable_device(second)) /* { dg-bogus "warning" } */
			pci_info(pdev, "second function is not usable\n");
		pci_dev_put(second);
	}
	return 0;
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
