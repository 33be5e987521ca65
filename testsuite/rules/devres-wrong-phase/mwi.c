// SPDX-License-Identifier: GPL-2.0-or-later
/* pcim_set_mwi() keeps its note in what pcim_enable_device() made, up to 6.10. */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	/* { dg-warning "devres-wrong-phase" "" { target 6.1 } .+2 } { dg-misuse "M33 S3" "" { target 6.1 } .+2 } */
	/* { dg-misuse "M33 right" "" { target counted } } */
	ret = pcim_set_mwi(pdev);
	if (ret)
		pci_disable_device(pdev);
	return ret;
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

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return pcim_set_mwi(pdev); /* { dg-bogus "warning" } */
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
