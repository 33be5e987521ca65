// SPDX-License-Identifier: GPL-2.0-or-later
/* An own devres action that disables: right beside pci_enable_device(), one too many beside pcim_enable_device(). */
/* { dg-semantics "all" } */
#include <linux/module.h>
#include <linux/pci.h>

static void warn_disable(void *data)
{
	pci_disable_device(data); /* { dg-warning "mixed-enable" "" { target counted } } */
}

static int warn_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pcim_enable_device(pdev);
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, warn_disable, pdev);
}

static struct pci_driver warn_driver = {
	.name = "warn",
	.probe = warn_probe,
};
module_pci_driver(warn_driver);

static void good_disable(void *data)
{
	pci_disable_device(data); /* { dg-bogus "warning" } */
}

static int good_probe(struct pci_dev *pdev, const struct pci_device_id *id)
{
	int ret;

	ret = pci_enable_device(pdev);
	if (ret)
		return ret;
	return devm_add_action_or_reset(&pdev->dev, good_disable, pdev);
}

static struct pci_driver good_driver = {
	.name = "good",
	.probe = good_probe,
};
module_pci_driver(good_driver);
